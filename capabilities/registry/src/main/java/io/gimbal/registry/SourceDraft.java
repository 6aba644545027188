package io.gimbal.registry;

import io.gimbal.core.TextLength;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The next version of a model as a client gives it: where its files are, and what is said about it.
///
/// @param loggedModel the id of the run's model that the files belong to
/// @param run the id of the run that made it; may be empty
/// @param runLink an address of that run for people; may be empty
/// @param description for people; may be empty
public record SourceDraft(
        ModelName model,
        VersionSource source,
        Optional<String> loggedModel,
        String run,
        String runLink,
        String description,
        List<Tag> tags) {
    public SourceDraft {
        Objects.requireNonNull(model);
        Objects.requireNonNull(source);
        Objects.requireNonNull(loggedModel);
        Objects.requireNonNull(run);
        Objects.requireNonNull(runLink);
        TextLength.requireWithin(RegisteredModel.MAX_DESCRIPTION_LENGTH, "a version's description", description);
        tags = List.copyOf(tags);
    }

    public static SourceDraft of(ModelName model, String source) {
        return new SourceDraft(model, new VersionSource(source), Optional.empty(), "", "", "", List.of());
    }

    /// A draft of a version that the run made.
    public SourceDraft producedBy(String id) {
        return new SourceDraft(model, source, loggedModel, id, runLink, description, tags);
    }

    public SourceDraft tagged(List<Tag> labels) {
        return new SourceDraft(model, source, loggedModel, run, runLink, description, labels);
    }
}

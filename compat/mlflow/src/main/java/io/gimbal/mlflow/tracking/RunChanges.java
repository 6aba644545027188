package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunUpdate;
import io.gimbal.tracking.Tag;
import java.util.List;
import java.util.Optional;

/// Tags by which clients say a run's name and parent. They are the run's own, kept nowhere else, and shown as tags.
final class RunChanges {
    private final TrackingServices services;

    RunChanges(TrackingServices services) {
        this.services = services;
    }

    /// What tags say.
    ///
    /// @param update of the run itself
    /// @param rest the tags that are just that
    record Said(RunUpdate update, List<Tag> rest) {}

    /// Logs a batch; what its tags say about the run itself changes with it, or not at all.
    void append(RunId id, RunBatch batch) {
        Said said = said(batch.tags());
        RunBatch rest = new RunBatch(batch.params(), batch.metrics(), said.rest(), batch.modelMetrics());
        if (said.update().equals(RunUpdate.nothing())) {
            services.log().append(id, rest);
        } else {
            services.database().write(transaction -> {
                services.log().append(transaction, id, rest);
                return services.runs().update(transaction, id, said.update());
            });
        }
    }

    /// A parent that is no run here stays a tag.
    Said said(List<Tag> tags) {
        Optional<String> name = Tags.find(tags, Tags.RUN_NAME);
        Optional<RunId> parent = Tags.find(tags, Tags.PARENT)
                .flatMap(RunChanges::id)
                .filter(id -> services.runs().find(id).isPresent());
        List<Tag> rest = tags.stream()
                .filter(tag -> !tag.key().value().equals(Tags.RUN_NAME))
                .filter(tag -> parent.isEmpty() || !tag.key().value().equals(Tags.PARENT))
                .toList();
        return new Said(new RunUpdate(Optional.empty(), Optional.empty(), name, parent), rest);
    }

    private static Optional<RunId> id(String text) {
        try {
            return Optional.of(new RunId(text));
        } catch (CodedException e) {
            return Optional.empty();
        }
    }
}

package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunUpdate;
import io.gimbal.tracking.Tag;
import java.util.List;
import java.util.Optional;

/// Changes of a run whose name or parent is also a tag, which is kept equal: both change, or neither.
final class RunChanges {
    private final TrackingServices services;

    RunChanges(TrackingServices services) {
        this.services = services;
    }

    /// Changes the run; its new name becomes a tag.
    Run update(RunId id, RunUpdate update) {
        if (update.name().isEmpty()) {
            return services.runs().update(id, update);
        }
        Tag name = Tags.tag(Tags.RUN_NAME, update.name().get());
        return services.database().write(transaction -> {
            services.log().append(transaction, id, RunBatch.ofTags(List.of(name)));
            return services.runs().update(transaction, id, update);
        });
    }

    /// Logs a batch; a tag that says the run's name or parent changes them.
    void append(RunId id, RunBatch batch) {
        RunUpdate said = said(batch.tags());
        if (said.equals(RunUpdate.nothing())) {
            services.log().append(id, batch);
        } else {
            services.database().write(transaction -> {
                services.log().append(transaction, id, batch);
                return services.runs().update(transaction, id, said);
            });
        }
    }

    private RunUpdate said(List<Tag> tags) {
        RunUpdate said = RunUpdate.nothing();
        Optional<String> name = Tags.find(tags, Tags.RUN_NAME);
        if (name.isPresent()) {
            said = said.named(name.get());
        }
        Optional<RunId> parent = parent(tags);
        return parent.isPresent() ? said.under(parent.get()) : said;
    }

    /// The run that the tags call the parent, if there is one; whatever they say stays a tag.
    Optional<RunId> parent(List<Tag> tags) {
        return Tags.find(tags, Tags.PARENT)
                .flatMap(RunChanges::id)
                .filter(id -> services.runs().find(id).isPresent());
    }

    private static Optional<RunId> id(String text) {
        try {
            return Optional.of(new RunId(text));
        } catch (CodedException e) {
            return Optional.empty();
        }
    }
}

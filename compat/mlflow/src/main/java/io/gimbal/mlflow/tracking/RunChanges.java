package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunState;
import io.gimbal.tracking.RunUpdate;
import io.gimbal.tracking.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
        Said said = said(batch.tags(), other -> !other.equals(id));
        requireOneParent(id, said.rest());
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

    /// Deletes a tag. As in MLflow, a run keeps its name without the tag that says it; here it also goes on to show it.
    ///
    /// @throws CodedException NOT_FOUND without that tag, UNSUPPORTED if it is the run's parent
    void deleteTag(RunId id, Key key) {
        Run run = services.runs().get(id);
        if (key.value().equals(Tags.RUN_NAME)) {
            requireActive(run);
        } else if (key.value().equals(Tags.PARENT) && run.parent().isPresent()) {
            throw CodedException.unsupported("The run " + id + " cannot be taken from its parent "
                    + run.parent().get() + "; give it another one");
        } else {
            services.log().deleteTag(id, key);
        }
    }

    private static void requireActive(Run run) {
        if (run.lifecycle() == LifecycleStage.DELETED) {
            throw RunState.deleted(run.id());
        }
    }

    /// A run shows one parent: a tag beside it, of a run elsewhere, would be a second.
    private void requireOneParent(RunId id, List<Tag> tags) {
        Optional<String> elsewhere = Tags.find(tags, Tags.PARENT);
        Optional<RunId> parent =
                elsewhere.flatMap(_ -> services.runs().find(id)).flatMap(Run::parent);
        if (parent.isPresent()) {
            throw CodedException.invalidArgument("The parent of run " + id + " is run " + parent.get()
                    + ", it cannot become \"" + elsewhere.get() + "\", which is no other run here");
        }
    }

    /// A parent that is no other run here stays a tag; an empty name says nothing.
    Said said(List<Tag> tags) {
        return said(tags, _ -> true);
    }

    private Said said(List<Tag> tags, Predicate<RunId> isOther) {
        Optional<String> name = Tags.find(tags, Tags.RUN_NAME).filter(it -> !it.isEmpty());
        Optional<RunId> parent = Tags.find(tags, Tags.PARENT)
                .flatMap(RunChanges::id)
                .filter(isOther)
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

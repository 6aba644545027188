package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.ParentUpdate;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunState;
import io.gimbal.tracking.RunUpdate;
import io.gimbal.tracking.Tag;
import java.sql.SQLException;
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
        if (batch.tags().stream().noneMatch(RunChanges::isOfTheRun)) {
            services.log().append(id, batch);
        } else {
            services.database().write(transaction -> {
                Said said = said(transaction, batch.tags());
                services.log()
                        .append(
                                transaction,
                                id,
                                new RunBatch(batch.params(), batch.metrics(), said.rest(), batch.modelMetrics()));
                return services.runs().update(transaction, id, said.update());
            });
        }
    }

    /// Deletes a tag. As in MLflow, a run keeps its name without the tag that says it; here it also goes on to show it.
    ///
    /// @throws CodedException NOT_FOUND without that tag
    void deleteTag(RunId id, Key key) {
        services.database().write(transaction -> {
            deleteTag(transaction, services.runs().get(transaction, id), key);
            return key;
        });
    }

    private void deleteTag(Transaction transaction, Run run, Key key) throws SQLException {
        if (key.value().equals(Tags.RUN_NAME)) {
            requireActive(run);
        } else if (key.value().equals(Tags.PARENT) && run.parent().isPresent()) {
            // What was said of a parent elsewhere, before there was one here, would show again without it.
            services.log().deleteTag(transaction, run.id(), key);
            services.runs().update(transaction, run.id(), RunUpdate.nothing().underNone());
        } else if (!services.log().deleteTag(transaction, run.id(), key)) {
            throw CodedException.notFound("run " + run.id() + " has no tag \"" + key + "\"");
        }
    }

    private static void requireActive(Run run) {
        if (run.lifecycle() == LifecycleStage.DELETED) {
            throw RunState.deleted(run.id());
        }
    }

    /// What the tags of a new run say.
    Said said(List<Tag> tags) {
        return tags.stream().noneMatch(RunChanges::isOfTheRun)
                ? new Said(RunUpdate.nothing(), tags)
                : services.database().read(transaction -> said(transaction, tags));
    }

    /// A parent that is no run here stays a tag, in place of one that is; an empty name says nothing.
    private Said said(Transaction transaction, List<Tag> tags) throws SQLException {
        Optional<String> name = Tags.find(tags, Tags.RUN_NAME).filter(it -> !it.isEmpty());
        ParentUpdate parent = parent(transaction, tags);
        List<Tag> rest = tags.stream()
                .filter(tag -> !tag.key().value().equals(Tags.RUN_NAME))
                .filter(tag -> parent.given().isEmpty() || !tag.key().value().equals(Tags.PARENT))
                .toList();
        return new Said(new RunUpdate(Optional.empty(), Optional.empty(), name, parent), rest);
    }

    private ParentUpdate parent(Transaction transaction, List<Tag> tags) throws SQLException {
        Optional<String> tag = Tags.find(tags, Tags.PARENT);
        if (tag.isEmpty()) {
            return new ParentUpdate.Keep();
        }
        Optional<RunId> id = id(tag.get());
        return id.isPresent() && services.runs().find(transaction, id.get()).isPresent()
                ? new ParentUpdate.Give(id.get())
                : new ParentUpdate.Remove();
    }

    private static boolean isOfTheRun(Tag tag) {
        return tag.key().value().equals(Tags.RUN_NAME) || tag.key().value().equals(Tags.PARENT);
    }

    private static Optional<RunId> id(String text) {
        try {
            return Optional.of(new RunId(text));
        } catch (CodedException e) {
            return Optional.empty();
        }
    }
}

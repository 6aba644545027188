package io.gimbal.tracking.store;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.ExperimentStore;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.Tag;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqlExperimentStore implements ExperimentStore {
    private static final Keyset<Experiment> NEWEST_FIRST = new Keyset<>(
            List.of("created_at", "id"),
            Keyset.Direction.DESCENDING,
            experiment -> List.of(experiment.createdAt(), experiment.id().number()));

    @Override
    public Experiment create(Transaction transaction, ExperimentDraft draft, Instant at) throws SQLException {
        refuseIfTaken(transaction, draft.name());
        long number = transaction
                .find(
                        "INSERT INTO tracking_experiment (name, artifacts, created_at, updated_at)"
                                + " VALUES (?, ?, ?, ?) RETURNING id",
                        row -> row.integer("id"),
                        draft.name(),
                        draft.artifacts().map(ArtifactLocation::value).orElse(""),
                        at,
                        at)
                .orElseThrow();
        ExperimentId id = ExperimentId.of(number);
        ArtifactLocation artifacts =
                draft.artifacts().orElseGet(() -> ArtifactLocation.of(new ArtifactPath(id.value())));
        transaction.update("UPDATE tracking_experiment SET artifacts = ? WHERE id = ?", artifacts.value(), number);
        return new Experiment(id, draft.name(), artifacts, LifecycleStage.ACTIVE, at, at);
    }

    @Override
    public Optional<Experiment> find(Transaction transaction, ExperimentId id) throws SQLException {
        return transaction.find(
                "SELECT * FROM tracking_experiment WHERE id = ?", SqlExperimentStore::experiment, id.number());
    }

    @Override
    public Optional<Experiment> findByName(Transaction transaction, String name) throws SQLException {
        return transaction.find(
                "SELECT * FROM tracking_experiment WHERE name = ?", SqlExperimentStore::experiment, name);
    }

    @Override
    public void update(Transaction transaction, Experiment next) throws SQLException {
        Optional<Experiment> holder = findByName(transaction, next.name());
        if (holder.isPresent() && !holder.get().id().equals(next.id())) {
            refuseIfTaken(transaction, next.name());
        }
        Optional<Instant> deletedAt =
                next.lifecycle() == LifecycleStage.DELETED ? Optional.of(next.updatedAt()) : Optional.empty();
        transaction.update(
                "UPDATE tracking_experiment SET name = ?, updated_at = ?, deleted_at = ? WHERE id = ?",
                next.name(),
                next.updatedAt(),
                deletedAt,
                next.id().number());
    }

    @Override
    public Page<Experiment> list(Transaction transaction, LifecycleStage lifecycle, PageRequest page)
            throws SQLException {
        return NEWEST_FIRST.read(
                transaction,
                page,
                "SELECT * FROM tracking_experiment WHERE deleted_at IS "
                        + (lifecycle == LifecycleStage.ACTIVE ? "NULL" : "NOT NULL"),
                SqlExperimentStore::experiment);
    }

    @Override
    public List<Tag> tags(Transaction transaction, ExperimentId id) throws SQLException {
        return transaction.list(
                "SELECT name, value FROM tracking_experiment_tag WHERE experiment = ? ORDER BY name",
                row -> new Tag(new Key(row.text("name")), row.text("value")),
                id.number());
    }

    @Override
    public void putTag(Transaction transaction, ExperimentId id, Tag tag) throws SQLException {
        transaction.update(
                "INSERT INTO tracking_experiment_tag (experiment, name, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (experiment, name) DO UPDATE SET value = excluded.value",
                id.number(),
                tag.key().value(),
                tag.value());
    }

    @Override
    public boolean deleteTag(Transaction transaction, ExperimentId id, Key key) throws SQLException {
        return transaction.update(
                        "DELETE FROM tracking_experiment_tag WHERE experiment = ? AND name = ?",
                        id.number(),
                        key.value())
                == 1;
    }

    private void refuseIfTaken(Transaction transaction, String name) throws SQLException {
        Optional<Experiment> holder = findByName(transaction, name);
        if (holder.isPresent()) {
            String state = holder.get().lifecycle() == LifecycleStage.DELETED
                    ? "; it is deleted: restore it or choose another name"
                    : "";
            throw CodedException.alreadyExists("there is an experiment named \"" + name + "\" already, id "
                    + holder.get().id() + state);
        }
    }

    private static Experiment experiment(Row row) throws SQLException {
        return new Experiment(
                ExperimentId.of(row.integer("id")),
                row.text("name"),
                new ArtifactLocation(row.text("artifacts")),
                row.findInstant("deleted_at").isPresent() ? LifecycleStage.DELETED : LifecycleStage.ACTIVE,
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}

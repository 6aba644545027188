package io.gimbal.tracking.store;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Experiment;
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
    public Experiment create(Transaction transaction, String name, Instant at) throws SQLException {
        refuseIfTaken(transaction, name);
        long id = transaction
                .find("SELECT MAX(id) + 1 AS next FROM tracking_experiment", row -> row.integer("next"))
                .orElseThrow();
        Experiment experiment = new Experiment(ExperimentId.of(id), name, LifecycleStage.ACTIVE, at, at);
        transaction.update(
                "INSERT INTO tracking_experiment (id, name, lifecycle, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
                id,
                name,
                experiment.lifecycle().text(),
                at,
                at);
        return experiment;
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
        transaction.update(
                "UPDATE tracking_experiment SET name = ?, lifecycle = ?, updated_at = ? WHERE id = ?",
                next.name(),
                next.lifecycle().text(),
                next.updatedAt(),
                next.id().number());
    }

    @Override
    public Page<Experiment> list(Transaction transaction, LifecycleStage lifecycle, PageRequest page)
            throws SQLException {
        return NEWEST_FIRST.read(
                transaction,
                page,
                "SELECT * FROM tracking_experiment WHERE lifecycle = ?",
                SqlExperimentStore::experiment,
                lifecycle.text());
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
                LifecycleStage.parse(row.text("lifecycle")),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}

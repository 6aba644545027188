package io.gimbal.registry.store;

import io.gimbal.graph.Reason;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Stage;
import io.gimbal.registry.Standing;
import io.gimbal.registry.StandingStore;
import io.gimbal.registry.Transition;
import io.gimbal.registry.VersionId;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlStandingStore implements StandingStore {
    @Override
    public void put(Transaction transaction, Standing standing) throws SQLException {
        transaction.update(
                "INSERT INTO registry_standing (namespace, model, number, stage, since) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (namespace, model, number)"
                        + " DO UPDATE SET stage = excluded.stage, since = excluded.since",
                standing.version().model().namespace(),
                standing.version().model().name(),
                standing.version().number(),
                standing.stage().value(),
                standing.since());
    }

    @Override
    public Optional<Standing> find(Transaction transaction, VersionId version) throws SQLException {
        return transaction.find(
                "SELECT stage, since FROM registry_standing WHERE namespace = ? AND model = ? AND number = ?",
                row -> new Standing(version, new Stage(row.text("stage")), row.instant("since")),
                version.model().namespace(),
                version.model().name(),
                version.number());
    }

    @Override
    public List<Standing> list(Transaction transaction, ModelName model, Stage stage) throws SQLException {
        return transaction.list(
                "SELECT number, since FROM registry_standing WHERE namespace = ? AND model = ? AND stage = ?",
                row -> new Standing(model.version(Math.toIntExact(row.integer("number"))), stage, row.instant("since")),
                model.namespace(),
                model.name(),
                stage.value());
    }

    @Override
    public List<Stage> stages(Transaction transaction, ModelName model) throws SQLException {
        return transaction.list(
                "SELECT DISTINCT stage FROM registry_standing WHERE namespace = ? AND model = ? ORDER BY stage",
                row -> new Stage(row.text("stage")),
                model.namespace(),
                model.name());
    }

    @Override
    public List<VersionId> reached(Transaction transaction, ModelName model, Stage stage) throws SQLException {
        return transaction.list(
                "SELECT DISTINCT number FROM registry_transition WHERE namespace = ? AND model = ? AND to_stage = ?"
                        + " ORDER BY number",
                row -> model.version(Math.toIntExact(row.integer("number"))),
                model.namespace(),
                model.name(),
                stage.value());
    }

    @Override
    public void append(Transaction transaction, Transition transition) throws SQLException {
        long position = transaction
                .find(
                        "SELECT COALESCE(MAX(position), 0) + 1 AS next FROM registry_transition",
                        row -> row.integer("next"))
                .orElseThrow();
        transaction.update(
                "INSERT INTO registry_transition (position, namespace, model, number, action, from_stage, to_stage,"
                        + " replaced, at, who, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                position,
                transition.version().model().namespace(),
                transition.version().model().name(),
                transition.version().number(),
                transition.action().text(),
                transition.before().value(),
                transition.after().value(),
                transition.replaced().map(VersionId::number),
                transition.at(),
                transition.reason().who(),
                transition.reason().why());
    }

    @Override
    public List<Transition> newest(Transaction transaction, ModelName model, int most) throws SQLException {
        return transaction.list(
                "SELECT * FROM registry_transition WHERE namespace = ? AND model = ? ORDER BY position DESC LIMIT ?",
                row -> transition(model.version(Math.toIntExact(row.integer("number"))), row),
                model.namespace(),
                model.name(),
                most);
    }

    @Override
    public List<Transition> list(Transaction transaction, VersionId version) throws SQLException {
        return transaction.list(
                "SELECT * FROM registry_transition WHERE namespace = ? AND model = ? AND number = ? ORDER BY position",
                row -> transition(version, row),
                version.model().namespace(),
                version.model().name(),
                version.number());
    }

    private static Transition transition(VersionId version, Row row) throws SQLException {
        ModelName model = version.model();
        return new Transition(
                version,
                Transition.Action.parse(row.text("action")),
                new Stage(row.text("from_stage")),
                new Stage(row.text("to_stage")),
                row.findInteger("replaced").map(number -> model.version(Math.toIntExact(number))),
                row.instant("at"),
                new Reason(row.text("who"), row.text("why")));
    }
}

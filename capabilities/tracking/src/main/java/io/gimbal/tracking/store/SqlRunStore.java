package io.gimbal.tracking.store;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.json.Json;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.RunStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlRunStore implements RunStore {
    private static final Keyset<Run> NEWEST_FIRST = new Keyset<>(
            List.of("started_at", "id"),
            Keyset.Direction.DESCENDING,
            run -> List.of(run.startedAt(), run.id().value()));

    @Override
    public void create(Transaction transaction, Run run) throws SQLException {
        if (find(transaction, run.id()).isPresent()) {
            throw CodedException.alreadyExists("there is a run with id " + run.id() + " already");
        }
        transaction.update(
                "INSERT INTO tracking_run (id, experiment, name, status, lifecycle, started_by, parent, capture,"
                        + " started_at, ended_at, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.id().value(),
                run.experiment().number(),
                run.name(),
                run.status().text(),
                run.lifecycle().text(),
                run.startedBy(),
                run.parent().map(RunId::value),
                Json.text(Json.toValue(run.capture())),
                run.startedAt(),
                run.endedAt(),
                run.revision());
    }

    @Override
    public Optional<Run> find(Transaction transaction, RunId id) throws SQLException {
        return transaction.find("SELECT * FROM tracking_run WHERE id = ?", SqlRunStore::run, id.value());
    }

    @Override
    public void update(Transaction transaction, Run next) throws SQLException {
        int updated = transaction.update(
                "UPDATE tracking_run SET name = ?, status = ?, lifecycle = ?, ended_at = ?, revision = ?"
                        + " WHERE id = ? AND revision = ?",
                next.name(),
                next.status().text(),
                next.lifecycle().text(),
                next.endedAt(),
                next.revision(),
                next.id().value(),
                next.revision() - 1);
        if (updated == 0) {
            throw new CodedException(ErrorCode.CONFLICT, "somebody else changed run " + next.id() + " first");
        }
    }

    @Override
    public Page<Run> list(Transaction transaction, ExperimentId experiment, LifecycleStage lifecycle, PageRequest page)
            throws SQLException {
        return NEWEST_FIRST.read(
                transaction,
                page,
                "SELECT * FROM tracking_run WHERE experiment = ? AND lifecycle = ?",
                SqlRunStore::run,
                experiment.number(),
                lifecycle.text());
    }

    private static Run run(Row row) throws SQLException {
        return new Run(
                new RunId(row.text("id")),
                ExperimentId.of(row.integer("experiment")),
                row.text("name"),
                RunStatus.parse(row.text("status")),
                LifecycleStage.parse(row.text("lifecycle")),
                row.text("started_by"),
                row.findText("parent").map(RunId::new),
                Json.read(row.text("capture"), Capture.class),
                row.instant("started_at"),
                row.findInstant("ended_at"),
                row.integer("revision"));
    }
}

package io.gimbal.tracking.store;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.json.Json;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunKey;
import io.gimbal.tracking.RunState;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.RunStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class SqlRunStore implements RunStore {
    private static final String FROM = " FROM tracking_run r JOIN tracking_experiment e ON e.id = r.experiment";
    private static final String DELETED = "(r.deleted_at IS NOT NULL OR e.deleted_at IS NOT NULL)";
    private static final String SELECT = "SELECT r.*, " + DELETED + " AS deleted" + FROM;
    private static final int STATES_AT_ONCE = 64;
    private static final Keyset<Run> NEWEST_FIRST = new Keyset<>(
            List.of("r.started_at", "r.id"),
            Keyset.Direction.DESCENDING,
            run -> List.of(run.startedAt(), run.id().value()));

    @Override
    public Run create(Transaction transaction, RunId id, Experiment experiment, RunDraft draft) throws SQLException {
        ArtifactLocation artifacts = experiment.artifacts().resolve(new ArtifactPath(id + "/artifacts"));
        long number = transaction
                .find(
                        "INSERT INTO tracking_run (id, experiment, name, status, user_name, started_by, parent,"
                                + " capture, artifacts, started_at, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
                                + " ON CONFLICT (id) DO NOTHING RETURNING number",
                        row -> row.integer("number"),
                        id.value(),
                        experiment.id().number(),
                        draft.nameFor(id),
                        RunStatus.RUNNING.text(),
                        draft.user(),
                        draft.startedBy(),
                        draft.parent().map(RunId::value),
                        Json.text(Json.toValue(draft.capture())),
                        artifacts.value(),
                        draft.startedAt())
                .orElseThrow(() -> CodedException.alreadyExists("there is a run with id " + id + " already"));
        return new Run(
                id,
                new RunKey(number, experiment.id()),
                draft.nameFor(id),
                RunStatus.RUNNING,
                LifecycleStage.ACTIVE,
                draft.startedBy(),
                draft.user(),
                draft.parent(),
                draft.capture(),
                artifacts,
                draft.startedAt().orElseThrow(),
                Optional.empty(),
                1);
    }

    @Override
    public Optional<Run> find(Transaction transaction, RunId id) throws SQLException {
        return transaction.find(SELECT + " WHERE r.id = ?", SqlRunStore::run, id.value());
    }

    @Override
    public Optional<Run> findBefore(Transaction transaction, Run run) throws SQLException {
        return transaction.find(
                SELECT + " WHERE r.experiment = ? AND r.parent IS NULL AND NOT " + DELETED
                        + " AND (r.started_at, r.number) < (?, ?)"
                        + " ORDER BY r.started_at DESC, r.number DESC LIMIT 1",
                SqlRunStore::run,
                run.experiment().number(),
                run.startedAt(),
                run.key().number());
    }

    @Override
    public Map<RunId, RunState> states(Transaction transaction, Collection<RunId> ids) throws SQLException {
        Map<RunId, RunState> states = new HashMap<>();
        List<String> all = ids.stream().map(RunId::value).toList();
        for (int from = 0; from < all.size(); from += STATES_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + STATES_AT_ONCE));
            readStates(transaction, some, states);
        }
        return states;
    }

    /// One of two statements, which the database keeps prepared: for one run, or for many, of which the last is
    /// repeated.
    private static void readStates(Transaction transaction, List<String> ids, Map<RunId, RunState> states)
            throws SQLException {
        Object[] parameters = new Object[ids.size() == 1 ? 1 : STATES_AT_ONCE];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = ids.get(Math.min(i, ids.size() - 1));
        }
        String marks = String.join(", ", Collections.nCopies(parameters.length, "?"));
        transaction.scan(
                "SELECT r.id AS id, r.number AS number, r.experiment AS experiment, " + DELETED + " AS deleted" + FROM
                        + " WHERE r.id IN (" + marks + ")",
                row -> {
                    states.put(new RunId(row.text("id")), new RunState(key(row), lifecycle(row)));
                    return true;
                },
                parameters);
    }

    @Override
    public void update(Transaction transaction, Run next) throws SQLException {
        int updated = transaction.update(
                "UPDATE tracking_run SET name = ?, status = ?, parent = ?, ended_at = ?, revision = ?"
                        + " WHERE number = ? AND revision = ?",
                next.name(),
                next.status().text(),
                next.parent().map(RunId::value),
                next.endedAt(),
                next.revision(),
                next.key().number(),
                next.revision() - 1);
        if (updated == 0) {
            throw new CodedException(ErrorCode.CONFLICT, "somebody else changed run " + next.id() + " first");
        }
    }

    @Override
    public void delete(Transaction transaction, Run run, Instant at) throws SQLException {
        transaction.update(
                "UPDATE tracking_run SET deleted_at = ?, revision = revision + 1"
                        + " WHERE number = ? AND deleted_at IS NULL",
                at,
                run.key().number());
    }

    @Override
    public void restore(Transaction transaction, Run run) throws SQLException {
        transaction.update(
                "UPDATE tracking_run SET deleted_at = NULL, revision = revision + 1"
                        + " WHERE number = ? AND deleted_at IS NOT NULL",
                run.key().number());
    }

    @Override
    public Page<Run> list(Transaction transaction, ExperimentId experiment, LifecycleStage lifecycle, PageRequest page)
            throws SQLException {
        return NEWEST_FIRST.read(
                transaction,
                page,
                SELECT + " WHERE r.experiment = ? AND " + (lifecycle == LifecycleStage.ACTIVE ? "NOT " : "") + DELETED,
                SqlRunStore::run,
                experiment.number());
    }

    private static Run run(Row row) throws SQLException {
        return new Run(
                new RunId(row.text("id")),
                key(row),
                row.text("name"),
                RunStatus.parse(row.text("status")),
                lifecycle(row),
                row.text("started_by"),
                row.text("user_name"),
                row.findText("parent").map(RunId::new),
                Json.read(row.text("capture"), Capture.class),
                new ArtifactLocation(row.text("artifacts")),
                row.instant("started_at"),
                row.findInstant("ended_at"),
                row.integer("revision"));
    }

    private static RunKey key(Row row) throws SQLException {
        return new RunKey(row.integer("number"), ExperimentId.of(row.integer("experiment")));
    }

    private static LifecycleStage lifecycle(Row row) throws SQLException {
        return row.flag("deleted") ? LifecycleStage.DELETED : LifecycleStage.ACTIVE;
    }
}

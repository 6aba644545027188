package io.gimbal.jobs;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Database;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The table of jobs.
final class JobStore {
    private static final String COLUMNS =
            "name, job_key, payload, state, attempts, run_at, enqueued_at, finished_at, problem, recurrence";

    private final Database database;

    JobStore(Database database) {
        this.database = database;
    }

    Optional<Job> find(JobName name, JobKey key) {
        return database.read(transaction -> find(transaction, name, key));
    }

    /// Puts what `change` makes of the stored job, or of nothing; atomically.
    ///
    /// @return what is stored now
    Job upsert(JobName name, JobKey key, Function<Optional<Job>, Job> change) {
        return database.write(transaction -> {
            Optional<Job> before = find(transaction, name, key);
            Job after = change.apply(before);
            if (!before.equals(Optional.of(after))) {
                put(transaction, after);
            }
            return after;
        });
    }

    /// Changes the job if it exists and the condition holds; atomically.
    ///
    /// @return the changed job
    Optional<Job> update(JobName name, JobKey key, Predicate<Job> condition, UnaryOperator<Job> change) {
        return database.write(transaction -> {
            Optional<Job> after = find(transaction, name, key).filter(condition).map(change);
            if (after.isPresent()) {
                put(transaction, after.get());
            }
            return after;
        });
    }

    List<Job> listIn(JobState state) {
        return database.read(transaction -> transaction.list(
                "SELECT " + COLUMNS + " FROM job WHERE state = ? ORDER BY run_at, name, job_key",
                JobStore::job,
                state.name()));
    }

    Optional<Instant> firstWaitingAfter(Instant time) {
        return database.read(transaction -> transaction.find(
                        "SELECT MIN(run_at) AS first FROM job WHERE state = ? AND run_at > ?",
                        row -> row.findInstant("first"),
                        JobState.WAITING.name(),
                        time))
                .flatMap(first -> first);
    }

    boolean delete(JobName name, JobKey key) {
        return database.write(transaction -> transaction.update(
                        "DELETE FROM job WHERE name = ? AND job_key = ? AND state <> ?",
                        name.value(),
                        key.value(),
                        JobState.RUNNING.name()))
                > 0;
    }

    int deleteFinished(Instant before) {
        return database.write(transaction -> transaction.update(
                "DELETE FROM job WHERE state IN (?, ?) AND finished_at < ?",
                JobState.SUCCEEDED.name(),
                JobState.FAILED.name(),
                before));
    }

    /// Last enqueued first.
    Page<Job> list(JobFilter filter, PageRequest request) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> parameters = new ArrayList<>();
        filter.name().ifPresent(name -> add(conditions, parameters, "name = ?", name.value()));
        filter.state().ifPresent(state -> add(conditions, parameters, "state = ?", state.name()));
        request.after().ifPresent(token -> {
            JobPlace place = JobPlace.parse(token);
            add(conditions, parameters, "(enqueued_at, name, job_key) < (?, ?, ?)", place.enqueuedAt());
            parameters.add(place.name());
            parameters.add(place.key());
        });
        parameters.add(request.size() + 1);
        String sql = "SELECT " + COLUMNS + " FROM job WHERE " + String.join(" AND ", conditions)
                + " ORDER BY enqueued_at DESC, name DESC, job_key DESC LIMIT ?";
        return page(
                database.read(transaction -> transaction.list(sql, JobStore::job, parameters.toArray())),
                request.size());
    }

    private static void add(List<String> conditions, List<Object> parameters, String condition, Object parameter) {
        conditions.add(condition);
        parameters.add(parameter);
    }

    private static Page<Job> page(List<Job> jobs, int size) {
        if (jobs.size() <= size) {
            return Page.last(jobs);
        }
        List<Job> shown = jobs.subList(0, size);
        return new Page<>(shown, Optional.of(JobPlace.of(shown.getLast()).token()));
    }

    private static Optional<Job> find(Transaction transaction, JobName name, JobKey key) throws SQLException {
        return transaction.find(
                "SELECT " + COLUMNS + " FROM job WHERE name = ? AND job_key = ?",
                JobStore::job,
                name.value(),
                key.value());
    }

    private static void put(Transaction transaction, Job job) throws SQLException {
        transaction.update(
                "INSERT INTO job (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (name, job_key) DO UPDATE SET payload = excluded.payload,"
                        + " state = excluded.state, attempts = excluded.attempts, run_at = excluded.run_at,"
                        + " finished_at = excluded.finished_at, problem = excluded.problem,"
                        + " recurrence = excluded.recurrence",
                job.name().value(),
                job.key().value(),
                job.payload(),
                job.state().name(),
                job.attempts(),
                job.runAt(),
                job.enqueuedAt(),
                job.finishedAt(),
                job.problem(),
                job.recurrence().map(RecurrenceText::write));
    }

    private static Job job(Row row) throws SQLException {
        return new Job(
                new JobName(row.text("name")),
                new JobKey(row.text("job_key")),
                row.text("payload"),
                JobState.valueOf(row.text("state")),
                (int) row.integer("attempts"),
                row.instant("run_at"),
                row.instant("enqueued_at"),
                row.findInstant("finished_at"),
                row.findText("problem"),
                row.findText("recurrence").map(RecurrenceText::read));
    }

    /// Where a page ended.
    private record JobPlace(Instant enqueuedAt, String name, String key) {
        static JobPlace of(Job job) {
            return new JobPlace(job.enqueuedAt(), job.name().value(), job.key().value());
        }

        PageToken token() {
            return new PageToken(enqueuedAt + " " + name + " " + key);
        }

        static JobPlace parse(PageToken token) {
            String[] parts = token.value().split(" ", 3);
            try {
                return new JobPlace(Instant.parse(parts[0]), parts[1], parts[2]);
            } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
                throw new CodedException(
                        ErrorCode.INVALID_ARGUMENT, "not a page token of jobs: \"" + token.value() + "\"", e);
            }
        }
    }
}

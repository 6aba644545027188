package io.gimbal.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.gimbal.sql.Database;
import io.gimbal.sql.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What makes jobs run at their time: db-scheduler with one kind of task, whose instances are our jobs. It
/// picks what is due, one server at a time for each job, and notices servers that died.
final class Triggers {
    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);
    private static final String TASK = "job";
    private static final String TABLE = "job_trigger";
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;

    private final Database database;
    private final JobStore store;
    private final JobRunner runner;
    private final Alarm alarm;
    private final Scheduler scheduler;

    Triggers(Database database, JobStore store, JobRunner runner, InstantSource time, JobsConfig config) {
        this.database = database;
        this.store = store;
        this.runner = runner;
        this.scheduler = Scheduler.create(database.dataSource(), List.of(task()))
                .tableName(TABLE)
                .jdbcCustomization(customization(database.dialect()))
                .clock(time::instant)
                .threads(config.threads())
                .pollingInterval(config.pollingInterval())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(config.stopPatience())
                .enableImmediateExecution()
                .build();
        this.alarm = new Alarm(time, () -> {
            scheduler.triggerCheckForDueExecutions();
            return store.firstWaitingAfter(time.instant());
        });
    }

    private static JdbcCustomization customization(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> new SqliteJdbcCustomization();
            case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
        };
    }

    private CustomTask<Void> task() {
        return Tasks.custom(TASK, Void.class)
                .onDeadExecution((complete, operations) -> {
                    JobId id = JobId.parse(complete.getExecution().getId());
                    runner.recover(id.name(), id.key());
                    goOn(id, complete, operations);
                })
                .execute((instance, _) -> {
                    JobId id = JobId.parse(instance.getId());
                    runner.run(id.name(), id.key());
                    return (complete, operations) -> goOn(id, complete, operations);
                });
    }

    /// The job says whether and when it runs next: it may have been changed, deleted or asked for anew
    /// meanwhile.
    private void goOn(JobId id, ExecutionComplete complete, ExecutionOperations<?> operations) {
        Optional<Instant> next = store.find(id.name(), id.key())
                .filter(job -> job.state() == JobState.WAITING)
                .map(Job::runAt);
        if (next.isPresent()) {
            operations.reschedule(complete, next.get());
            alarm.set(next.get());
        } else {
            operations.remove();
        }
    }

    /// Makes the triggers agree with the jobs, then lets them run.
    void start() {
        if (database.dialect() == Dialect.SQLITE) {
            // Nobody else uses the file: what is marked as running died with the last process.
            store.listIn(JobState.RUNNING).forEach(job -> runner.recover(job.name(), job.key()));
            database.write(transaction -> transaction.update("DELETE FROM " + TABLE));
        }
        store.listIn(JobState.WAITING).forEach(job -> scheduler.scheduleIfNotExists(instance(job), job.runAt()));
        scheduler.start();
        scheduler.triggerCheckForDueExecutions();
        store.firstWaitingAfter(Instant.EPOCH).ifPresent(alarm::set);
    }

    /// The job has a trigger when this returns.
    void add(Job job) {
        scheduler.scheduleIfNotExists(instance(job), job.runAt());
        alarm.set(job.runAt());
    }

    /// The time of a job was changed, which may be running at the moment or have no trigger.
    void change(Job job) {
        try {
            scheduler.schedule(instance(job), job.runAt(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (DbSchedulerException e) {
            LOG.debug("job {} {} is being run, and looked at again after that", job.name(), job.key(), e);
        }
        alarm.set(job.runAt());
    }

    /// The job was deleted; if its trigger cannot be removed just now, it will find no job.
    void remove(JobName name, JobKey key) {
        try {
            scheduler.cancel(TaskInstanceId.of(TASK, new JobId(name, key).toString()));
        } catch (DbSchedulerException e) {
            LOG.debug("job {} {} has no trigger, or one that is firing", name, key, e);
        }
    }

    void stop() {
        alarm.close();
        scheduler.stop();
    }

    private static TaskInstance<Void> instance(Job job) {
        TaskInstanceId id = TaskInstanceId.of(TASK, new JobId(job.name(), job.key()).toString());
        return new TaskInstance<>(id.getTaskName(), id.getId());
    }

    /// A job's address in one text; a name has no slash.
    private record JobId(JobName name, JobKey key) {
        static JobId parse(String text) {
            int slash = text.indexOf('/');
            return new JobId(new JobName(text.substring(0, slash)), new JobKey(text.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return name + "/" + key;
        }
    }
}

package io.gimbal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PostgresJobsIT extends JobsContract {
    private final TestDatabases.PostgresSchema schema = TestDatabases.postgresSchema();

    @Override
    protected Database openDatabase() {
        return schema.open();
    }

    @Nested
    class DeadServers {
        @Test
        void whatTheyRanRunsAgain() {
            Retries two = new Retries(2, Duration.ofMillis(10), Duration.ofMillis(10));
            jobs.register(TRAIN, two, PostgresJobsIT.this::see);
            jobs.enqueue(TRAIN, FIRST, "");
            database.write(transaction -> {
                transaction.update("UPDATE job SET state = 'RUNNING', attempts = 1");
                return transaction.update("""
                        INSERT INTO job_trigger
                          (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        VALUES ('job', ?, now(), true, 'dead server', now() - INTERVAL '1 hour', 1)""", TRAIN + "/" + FIRST);
            });
            jobs.start();
            awaitRuns(1);
            assertThat(awaitState(FIRST, JobState.SUCCEEDED).attempts()).isEqualTo(2);
        }
    }
}

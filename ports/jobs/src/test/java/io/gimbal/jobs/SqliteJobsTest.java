package io.gimbal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJobsTest extends JobsContract {
    @TempDir
    Path folder;

    @Override
    protected Database openDatabase() {
        return TestDatabases.sqlite(folder);
    }

    @Nested
    class AfterACrash {
        private void crashWhileRunning(Retries retries) {
            jobs.register(TRAIN, retries, SqliteJobsTest.this::see);
            jobs.enqueue(TRAIN, FIRST, "");
            database.write(transaction -> transaction.update("UPDATE job SET state = 'RUNNING', attempts = 1"));
            reopen();
            jobs.register(TRAIN, retries, SqliteJobsTest.this::see);
            jobs.start();
        }

        @Test
        void whatRanRunsAgain_asTheNextAttempt() {
            crashWhileRunning(new Retries(2, Duration.ofMillis(10), Duration.ofMillis(10)));
            awaitRuns(1);
            assertThat(awaitState(FIRST, JobState.SUCCEEDED).attempts()).isEqualTo(2);
        }

        @Test
        void whatHadItsLastAttemptHasFailed() {
            crashWhileRunning(Retries.none());
            assertThat(awaitState(FIRST, JobState.FAILED).problem()).contains("the server ended while the job ran");
        }
    }
}

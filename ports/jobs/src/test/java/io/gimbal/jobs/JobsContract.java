package io.gimbal.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.core.SystemSources;
import io.gimbal.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What [Jobs] promise on every database.
public abstract class JobsContract {
    protected static final JobName TRAIN = new JobName("train");
    protected static final JobKey FIRST = new JobKey("taxi 2020-03-14");

    /// So long that whatever starts in time was not found by polling.
    private static final JobsConfig NO_POLLING = new JobsConfig(4, Duration.ofHours(1), Duration.ofSeconds(1));

    private static final Retries THREE = new Retries(3, Duration.ofMillis(20), Duration.ofMillis(50));

    private final InstantSource time = SystemSources.time();
    private final List<Job> seen = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore runs = new Semaphore(0);
    protected Database database;
    protected Jobs jobs;

    /// The first call of a test opens an empty database, a later one the same again.
    protected abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        jobs = Jobs.open(database, NO_POLLING, time);
    }

    @AfterEach
    void close() {
        jobs.close();
        database.close();
    }

    protected final void reopen() {
        close();
        open();
    }

    protected final void see(Job job) {
        seen.add(job);
        runs.release();
    }

    protected final void awaitRuns(int count) {
        try {
            assertThat(runs.tryAcquire(count, 30, TimeUnit.SECONDS))
                    .as("saw %s", seen)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected final Job await(JobKey key, Predicate<Job> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            Job job = jobs.find(TRAIN, key).orElseThrow();
            if (condition.test(job)) {
                return job;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("still " + jobs.find(TRAIN, key));
    }

    protected final Job awaitState(JobKey key, JobState state) {
        return await(key, job -> job.state() == state);
    }

    private static JobHandler failingTimes(int count, JobHandler after) {
        AtomicInteger failures = new AtomicInteger();
        return job -> {
            if (failures.incrementAndGet() <= count) {
                throw new IllegalStateException("failure " + failures.get());
            }
            after.run(job);
        };
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    @Nested
    class Enqueueing {
        @BeforeEach
        void register() {
            jobs.register(TRAIN, THREE, JobsContract.this::see);
        }

        @Test
        void aJobRunsAtOnce_andIsToldItsPayload() {
            jobs.start();
            Job asked = jobs.enqueue(TRAIN, FIRST, "{\"days\": 7}");
            assertThat(asked.state()).isEqualTo(JobState.WAITING);
            awaitRuns(1);
            assertThat(seen.getFirst().payload()).isEqualTo("{\"days\": 7}");
            assertThat(seen.getFirst().attempts()).isEqualTo(1);
            Job done = awaitState(FIRST, JobState.SUCCEEDED);
            assertThat(done.finishedAt().orElseThrow()).isAfterOrEqualTo(asked.enqueuedAt());
            assertThat(done.problem()).isEmpty();
        }

        @Test
        void aLaterJobRunsAtItsTime_notBefore() {
            jobs.start();
            Instant due = time.instant().plusMillis(400);
            jobs.enqueue(TRAIN, FIRST, "", due);
            awaitRuns(1);
            Duration late = Duration.between(due, time.instant());
            System.out.println("a job began " + late.toMillis() + " ms after its time");
            assertThat(late).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        }

        @Test
        void anEarlierJobOvertakesALaterOne() {
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "", time.instant().plus(Duration.ofHours(1)));
            jobs.enqueue(TRAIN, new JobKey("sooner"), "", time.instant().plusMillis(100));
            awaitRuns(1);
            assertThat(seen.getFirst().key()).isEqualTo(new JobKey("sooner"));
            assertThat(jobs.find(TRAIN, FIRST).orElseThrow().state()).isEqualTo(JobState.WAITING);
        }

        @Test
        void askingTwiceIsAskingOnce() {
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "a");
            awaitRuns(1);
            Job done = awaitState(FIRST, JobState.SUCCEEDED);
            assertThat(jobs.enqueue(TRAIN, FIRST, "a")).isEqualTo(done);
            assertCode(ErrorCode.CONFLICT, () -> jobs.enqueue(TRAIN, FIRST, "b"));
            jobs.enqueue(TRAIN, new JobKey("other"), "b");
            awaitRuns(1);
            assertThat(seen).hasSize(2);
        }

        @Test
        void aHundredJobsRunOnceEach() {
            jobs.start();
            IntStream.range(0, 100).parallel().forEach(i -> jobs.enqueue(TRAIN, new JobKey("k" + i % 50), ""));
            IntStream.range(50, 100).forEach(i -> jobs.enqueue(TRAIN, new JobKey("k" + i), ""));
            awaitRuns(100);
            for (int i = 0; i < 100; i++) {
                awaitState(new JobKey("k" + i), JobState.SUCCEEDED);
            }
            assertThat(seen.stream().map(Job::key)).doesNotHaveDuplicates().hasSize(100);
        }

        @Test
        void nothingRunsBeforeTheStart() throws InterruptedException {
            jobs.enqueue(TRAIN, FIRST, "");
            assertThat(runs.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
            jobs.start();
            awaitRuns(1);
        }

        @Test
        void workNobodyDoesIsNotFound_withTheNearestName() {
            assertThatThrownBy(() -> jobs.enqueue(new JobName("trian"), FIRST, ""))
                    .isInstanceOf(CodedException.class)
                    .hasMessage("nobody handles jobs named \"trian\"; did you mean \"train\"?");
            assertCode(ErrorCode.ALREADY_EXISTS, () -> jobs.register(TRAIN, THREE, _ -> {}));
        }

        @Test
        void namesAndKeysAreChecked() {
            for (String name : List.of("", "Train", "a/b", "x".repeat(61))) {
                assertCode(ErrorCode.INVALID_ARGUMENT, () -> new JobName(name));
            }
            for (String key : List.of("", "  ", "x".repeat(201))) {
                assertCode(ErrorCode.INVALID_ARGUMENT, () -> new JobKey(key));
            }
        }
    }

    @Nested
    class Retrying {
        @Test
        void aJobThatFailsTwiceSucceedsAtTheThirdAttempt() {
            jobs.register(TRAIN, THREE, failingTimes(2, JobsContract.this::see));
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "");
            awaitRuns(1);
            Job done = awaitState(FIRST, JobState.SUCCEEDED);
            assertThat(done.attempts()).isEqualTo(3);
            assertThat(done.problem()).isEmpty();
        }

        @Test
        void aJobThatFailsTooOftenHasFailed_andSaysWhy() {
            jobs.register(TRAIN, THREE, failingTimes(100, JobsContract.this::see));
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "");
            Job failed = awaitState(FIRST, JobState.FAILED);
            assertThat(failed.attempts()).isEqualTo(3);
            assertThat(failed.problem()).contains("failure 3");
            assertThat(failed.finishedAt()).isPresent();
            assertThat(seen).isEmpty();
        }

        @Test
        void whatCanNeverSucceedIsNotTriedAgain() {
            jobs.register(TRAIN, THREE, _ -> {
                throw CodedException.invalidArgument("no such dataset");
            });
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "");
            Job failed = awaitState(FIRST, JobState.FAILED);
            assertThat(failed.attempts()).isEqualTo(1);
            assertThat(failed.problem()).contains("no such dataset");
        }

        @Test
        void whatMaySucceedLaterIsTriedAgain() {
            AtomicInteger attempts = new AtomicInteger();
            jobs.register(TRAIN, THREE, job -> {
                if (attempts.incrementAndGet() == 1) {
                    throw new CodedException(ErrorCode.UNAVAILABLE, "store is away");
                }
                see(job);
            });
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "");
            awaitRuns(1);
            assertThat(awaitState(FIRST, JobState.SUCCEEDED).attempts()).isEqualTo(2);
        }

        @Test
        void pausesDoubleUpToTheLongest() {
            Retries retries = new Retries(9, Duration.ofSeconds(1), Duration.ofSeconds(5));
            assertThat(IntStream.rangeClosed(1, 5).mapToObj(retries::pauseAfter))
                    .containsExactly(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(4),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(5));
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> new Retries(0, Duration.ZERO, Duration.ZERO));
        }
    }

    @Nested
    class Recurring {
        private static final JobKey NIGHTLY = new JobKey("nightly");

        @Test
        void runsAgainAndAgain() {
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.start();
            jobs.repeat(TRAIN, NIGHTLY, "p", new Recurrence.Every(Duration.ofMillis(30)));
            awaitRuns(4);
            assertThat(seen).allMatch(job -> job.payload().equals("p") && job.attempts() == 1);
        }

        @Test
        void goesOnAfterAFailure_whichIsSeen() {
            jobs.register(TRAIN, Retries.none(), failingTimes(1, JobsContract.this::see));
            jobs.repeat(TRAIN, NIGHTLY, "", new Recurrence.Every(Duration.ofMillis(300)));
            jobs.start();
            Job failed = await(NIGHTLY, job -> job.problem().isPresent());
            assertThat(failed.problem()).contains("failure 1");
            awaitRuns(2);
            assertThat(await(NIGHTLY, job -> job.problem().isEmpty()).recurrence())
                    .contains(new Recurrence.Every(Duration.ofMillis(300)));
        }

        @Test
        void canBeChanged_andStopped() throws InterruptedException {
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.start();
            jobs.repeat(TRAIN, NIGHTLY, "old", new Recurrence.Every(Duration.ofHours(1)));
            Job before = jobs.find(TRAIN, NIGHTLY).orElseThrow();
            jobs.repeat(TRAIN, NIGHTLY, "old", new Recurrence.Every(Duration.ofHours(1)));
            assertThat(jobs.find(TRAIN, NIGHTLY)).contains(before);
            jobs.repeat(TRAIN, NIGHTLY, "new", new Recurrence.Every(Duration.ofMillis(200)));
            awaitRuns(1);
            assertThat(seen.getFirst().payload()).isEqualTo("new");
            awaitState(NIGHTLY, JobState.WAITING);
            jobs.delete(TRAIN, NIGHTLY);
            runs.drainPermits();
            assertThat(runs.tryAcquire(2, 600, TimeUnit.MILLISECONDS)).isFalse();
        }

        @Test
        void aJobThatRunsOnceDoesNotRecur() {
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.enqueue(TRAIN, FIRST, "");
            assertCode(
                    ErrorCode.CONFLICT, () -> jobs.repeat(TRAIN, FIRST, "", new Recurrence.Every(Duration.ofHours(1))));
        }

        @Test
        void cronPatternsAreInUtc_andChecked() {
            Instant saturday = Instant.parse("2020-03-14T15:09:26Z");
            assertThat(new Recurrence.Cron("30 3 * * *").next(saturday))
                    .isEqualTo(Instant.parse("2020-03-15T03:30:00Z"));
            assertThat(new Recurrence.Cron("0 0 * * 1").next(saturday))
                    .isEqualTo(Instant.parse("2020-03-16T00:00:00Z"));
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> new Recurrence.Cron("every day"));
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> new Recurrence.Every(Duration.ZERO));
        }
    }

    @Nested
    class Restarting {
        @Test
        void waitingJobsRunAfterARestart() {
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "kept", time.instant().plusMillis(500));
            jobs.repeat(TRAIN, new JobKey("cron"), "", new Recurrence.Cron("0 0 1 1 *"));
            reopen();
            assertThat(seen).isEmpty();
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.start();
            awaitRuns(1);
            assertThat(seen.getFirst().payload()).isEqualTo("kept");
            assertThat(jobs.find(TRAIN, new JobKey("cron")).orElseThrow().recurrence())
                    .contains(new Recurrence.Cron("0 0 1 1 *"));
        }

        @Test
        void finishedJobsDoNotRunAgain() throws InterruptedException {
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "");
            awaitRuns(1);
            Job done = awaitState(FIRST, JobState.SUCCEEDED);
            reopen();
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.start();
            assertThat(jobs.enqueue(TRAIN, FIRST, "")).isEqualTo(done);
            assertThat(runs.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
        }

        @Test
        void aStopInterruptsAfterPatience_andTheAttemptIsMadeAgain() {
            CountDownLatch never = new CountDownLatch(1);
            jobs.register(TRAIN, Retries.none(), job -> {
                see(job);
                awaitUnchecked(never);
            });
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "");
            awaitRuns(1);
            reopen();
            Job interrupted = jobs.find(TRAIN, FIRST).orElseThrow();
            assertThat(interrupted.state()).isEqualTo(JobState.WAITING);
            assertThat(interrupted.attempts()).isZero();
            jobs.register(TRAIN, Retries.none(), JobsContract.this::see);
            jobs.start();
            awaitRuns(1);
            assertThat(awaitState(FIRST, JobState.SUCCEEDED).attempts()).isEqualTo(1);
        }
    }

    @Nested
    class Listing {
        @Test
        void isByNameAndState_lastEnqueuedFirst_inPages() {
            jobs.register(TRAIN, THREE, _ -> {});
            jobs.register(new JobName("clean"), THREE, _ -> {});
            Instant later = time.instant().plus(Duration.ofHours(1));
            for (int i = 0; i < 25; i++) {
                jobs.enqueue(TRAIN, new JobKey("k " + i), "", later);
            }
            jobs.enqueue(new JobName("clean"), FIRST, "", later);
            List<String> keys = new ArrayList<>();
            Page<Job> page = jobs.list(JobFilter.of(TRAIN), PageRequest.first(10));
            page.items().forEach(job -> keys.add(job.key().value()));
            while (page.next().isPresent()) {
                page = jobs.list(
                        JobFilter.of(TRAIN),
                        PageRequest.first(10).next(page.next().orElseThrow()));
                page.items().forEach(job -> keys.add(job.key().value()));
            }
            assertThat(keys).hasSize(25).startsWith("k 24").endsWith("k 0").doesNotHaveDuplicates();
            assertThat(jobs.list(JobFilter.all(), PageRequest.first()).items()).hasSize(26);
            assertThat(jobs.list(JobFilter.all().in(JobState.FAILED), PageRequest.first())
                            .items())
                    .isEmpty();
            assertCode(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> jobs.list(JobFilter.all(), PageRequest.first().next(new PageToken("nonsense"))));
        }
    }

    @Nested
    class Deleting {
        @Test
        void aWaitingJobDoesNotRun_andItsKeyIsFree() {
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "old", time.instant().plus(Duration.ofHours(1)));
            jobs.delete(TRAIN, FIRST);
            assertThat(jobs.find(TRAIN, FIRST)).isEmpty();
            jobs.enqueue(TRAIN, FIRST, "new");
            awaitRuns(1);
            assertThat(seen.getFirst().payload()).isEqualTo("new");
            assertCode(ErrorCode.NOT_FOUND, () -> jobs.delete(TRAIN, new JobKey("unknown")));
        }

        @Test
        void aRunningJobIsNotDeleted() {
            CountDownLatch finish = new CountDownLatch(1);
            jobs.register(TRAIN, THREE, job -> {
                see(job);
                awaitUnchecked(finish);
            });
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "");
            awaitRuns(1);
            assertCode(ErrorCode.FAILED_PRECONDITION, () -> jobs.delete(TRAIN, FIRST));
            finish.countDown();
            awaitState(FIRST, JobState.SUCCEEDED);
        }

        @Test
        void finishedJobsAreForgottenByAge() {
            jobs.register(TRAIN, THREE, JobsContract.this::see);
            jobs.start();
            jobs.enqueue(TRAIN, FIRST, "");
            jobs.enqueue(TRAIN, new JobKey("later"), "", time.instant().plus(Duration.ofHours(1)));
            awaitRuns(1);
            awaitState(FIRST, JobState.SUCCEEDED);
            assertThat(jobs.deleteFinished(time.instant().minus(Duration.ofHours(1))))
                    .isZero();
            assertThat(jobs.deleteFinished(time.instant().plusSeconds(1))).isEqualTo(1);
            assertThat(jobs.find(TRAIN, FIRST)).isEmpty();
            assertThat(jobs.find(TRAIN, new JobKey("later"))).isPresent();
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

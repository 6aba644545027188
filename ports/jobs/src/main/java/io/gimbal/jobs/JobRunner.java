package io.gimbal.jobs;

import io.gimbal.core.CodedException;
import io.gimbal.jobs.Handlers.Registered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt at a job: begins it, calls its handler, notes what came of it.
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final String CRASH = "the server ended while the job ran";

    private final JobStore store;
    private final Handlers handlers;
    private final InstantSource time;
    private volatile boolean stopping;

    JobRunner(JobStore store, Handlers handlers, InstantSource time) {
        this.store = store;
        this.handlers = handlers;
        this.time = time;
    }

    /// From now on, an attempt that fails was interrupted by the stop.
    void stop() {
        stopping = true;
    }

    /// Makes an attempt, if the job still waits for one.
    void run(JobName name, JobKey key) {
        // The trigger keeps milliseconds, and may be older than the job's last change.
        Instant due = time.instant().plusMillis(1);
        store.update(
                        name,
                        key,
                        job -> job.state() == JobState.WAITING && !job.runAt().isAfter(due),
                        Job::begin)
                .ifPresent(job -> note(job, attempt(job)));
    }

    /// After a crash: what ran then has failed once.
    void recover(JobName name, JobKey key) {
        store.update(name, key, job -> job.state() == JobState.RUNNING, job -> failed(job, CRASH));
    }

    private void note(Job job, UnaryOperator<Job> outcome) {
        store.update(job.name(), job.key(), stored -> stored.state() == JobState.RUNNING, outcome);
    }

    /// @return what the attempt makes of the job as it is then stored
    private UnaryOperator<Job> attempt(Job job) {
        try {
            handlers.find(job.name())
                    .orElseThrow(() -> CodedException.failedPrecondition(
                            "nobody handles jobs named \"" + job.name() + "\" any more"))
                    .handler()
                    .run(job);
            return stored -> stored.succeed(time.instant());
        } catch (RuntimeException | Error e) {
            return failure(job, e);
        } finally {
            // A stop interrupts the handler; noting what came of it must not fail because of that.
            if (Thread.interrupted()) {
                LOG.debug("job {} {} was interrupted", job.name(), job.key());
            }
        }
    }

    private UnaryOperator<Job> failure(Job job, Throwable e) {
        if (stopping) {
            LOG.info("job {} {} was interrupted by the stop and will run again", job.name(), job.key());
            return Job::interrupt;
        }
        LOG.warn("job {} {} failed at attempt {}", job.name(), job.key(), job.attempts(), e);
        String why = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        boolean useless = e instanceof CodedException coded && !coded.code().retryable();
        return useless ? stored -> stored.fail(time.instant(), why) : stored -> failed(stored, why);
    }

    private Job failed(Job job, String why) {
        Retries retries = handlers.find(job.name()).map(Registered::retries).orElseGet(Retries::none);
        return job.attempts() >= retries.attempts()
                ? job.fail(time.instant(), why)
                : job.retry(time.instant().plus(retries.pauseAfter(job.attempts())), why);
    }
}

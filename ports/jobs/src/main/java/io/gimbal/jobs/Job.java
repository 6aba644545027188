package io.gimbal.jobs;

import java.time.Instant;
import java.util.Optional;

/// What is known about a job.
///
/// @param payload what the handler is told; often JSON
/// @param attempts how often it was begun; counted anew at each recurrence
/// @param runAt when it is to run, or was
/// @param finishedAt when it last succeeded or failed for good
/// @param problem why the last attempt failed; empty after a success
/// @param recurrence empty for a job that runs once
public record Job(
        JobName name,
        JobKey key,
        String payload,
        JobState state,
        int attempts,
        Instant runAt,
        Instant enqueuedAt,
        Optional<Instant> finishedAt,
        Optional<String> problem,
        Optional<Recurrence> recurrence) {

    static Job waiting(JobName name, JobKey key, String payload, Instant runAt, Instant now) {
        return new Job(
                name,
                key,
                payload,
                JobState.WAITING,
                0,
                runAt,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Job recurring(Recurrence how, String what, Instant next) {
        return new Job(name, key, what, state, attempts, next, enqueuedAt, finishedAt, problem, Optional.of(how));
    }

    Job begin() {
        return with(JobState.RUNNING, attempts + 1, runAt, finishedAt, problem);
    }

    /// Done; or done for now, if it recurs.
    Job succeed(Instant now) {
        return finish(JobState.SUCCEEDED, now, Optional.empty());
    }

    /// Failed for good; or until it recurs.
    Job fail(Instant now, String why) {
        return finish(JobState.FAILED, now, Optional.of(why));
    }

    Job retry(Instant when, String why) {
        return with(JobState.WAITING, attempts, when, finishedAt, Optional.of(why));
    }

    /// Interrupted through no fault of its own; the attempt does not count.
    Job interrupt() {
        return with(JobState.WAITING, attempts - 1, runAt, finishedAt, problem);
    }

    private Job finish(JobState end, Instant now, Optional<String> why) {
        return recurrence
                .map(how -> with(JobState.WAITING, 0, how.next(now), Optional.of(now), why))
                .orElseGet(() -> with(end, attempts, runAt, Optional.of(now), why));
    }

    private Job with(
            JobState newState, int newAttempts, Instant when, Optional<Instant> finished, Optional<String> why) {
        return new Job(name, key, payload, newState, newAttempts, when, enqueuedAt, finished, why, recurrence);
    }
}

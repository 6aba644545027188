package io.gimbal.jobs;

import java.util.Optional;

/// Which jobs are wanted; empty means any.
public record JobFilter(Optional<JobName> name, Optional<JobState> state) {
    public static JobFilter all() {
        return new JobFilter(Optional.empty(), Optional.empty());
    }

    public static JobFilter of(JobName name) {
        return new JobFilter(Optional.of(name), Optional.empty());
    }

    public JobFilter in(JobState state) {
        return new JobFilter(name, Optional.of(state));
    }
}

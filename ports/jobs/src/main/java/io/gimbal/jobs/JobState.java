package io.gimbal.jobs;

/// Where a job is.
public enum JobState {
    /// It will run at its time; perhaps it has failed before, or has run before and recurs.
    WAITING,
    RUNNING,
    SUCCEEDED,
    /// It will not be tried again.
    FAILED
}

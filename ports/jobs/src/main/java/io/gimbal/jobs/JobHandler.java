package io.gimbal.jobs;

/// Does the work of one name. Several threads call it, never two for one key.
@FunctionalInterface
public interface JobHandler {
    /// Returns when the work is done. May be called again for the same attempt after a crash, so doing the work
    /// twice must do no harm.
    ///
    /// Whatever it throws fails the attempt. A [io.gimbal.core.CodedException] whose code says that trying
    /// again is useless fails the job at once. When the server stops it is given some time, then interrupted.
    void run(Job job);
}

package io.gimbal.sql;

/// Waiting for a thread of ours to end.
final class Threads {
    private Threads() {}

    /// An interrupt is kept for later: what the thread still does must be finished.
    static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

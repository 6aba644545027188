package io.gimbal.bench.wiring;

import java.time.Duration;

/// What happens at Ctrl-C: the servers end first, so that whoever waits for one fails, and removes what it made.
///
/// @param measuring who waits for them
record Stop(Thread measuring) implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void run() {
        if (measuring.isAlive()) {
            System.err.println("bench: stopping");
            measuring.setUncaughtExceptionHandler((_, _) -> {}); // why it fails now is known
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            measuring.interrupt();
            await();
        }
    }

    private void await() {
        try {
            if (!measuring.join(PATIENCE)) {
                System.err.println("bench: what was measured did not end; its files are in gimbal-bench* where"
                        + " temporary files are");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.gimbal.cli.verbs;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Lets a verb put things in order when it is stopped by Ctrl-C or a signal: the child is stopped first, then the verb
/// goes on as if the child had ended by itself, and the process ends when it is closed.
///
/// Ctrl-C in a terminal reaches the child without our help, so it gets time for its own tidying; elsewhere the signal
/// was for this process alone and is handed on, also to what the child has started. Thread-safe.
final class Interruption implements AutoCloseable {
    private static final int TIDYING_SECONDS = 30;
    private static final int STOPPING_SECONDS = 10;
    private static final int RECORDING_SECONDS = 30;

    private final boolean terminal;
    private final AtomicBoolean happened = new AtomicBoolean();
    private final AtomicReference<Process> child = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "run-interrupted");

    private Interruption(boolean terminal) {
        this.terminal = terminal;
    }

    /// @param terminal whether Ctrl-C in a terminal reaches the child, too
    static Interruption watch(boolean terminal) {
        Interruption interruption = new Interruption(terminal);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /// Stops this one, too; at once if it is late.
    void include(Process process) {
        child.set(process);
        if (happened()) {
            process.destroy();
        }
    }

    boolean happened() {
        return happened.get();
    }

    private void interrupt() {
        happened.set(true);
        try {
            Process process = child.get();
            if (process != null) {
                stop(process);
            }
            closed.await(RECORDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Process process) throws InterruptedException {
        if (terminal && process.waitFor(TIDYING_SECONDS, TimeUnit.SECONDS)) {
            return;
        }
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        started.forEach(ProcessHandle::destroy); // those that the command itself did not stop
    }

    @Override
    public void close() {
        closed.countDown();
        if (!happened()) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            happened.set(true); // the signal came just now; there is nothing left to put in order
        }
    }
}

package io.gimbal.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// Says what is being waited for, once that takes longer than a second: a line that is rewritten for a person, nothing
/// for a script. Closing it removes the line.
public final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PACE = Duration.ofMillis(200);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final AtomicReference<String> label;
    private final Thread painter;

    private Progress(Terminal terminal, String label) {
        this.terminal = terminal;
        this.label = new AtomicReference<>(label);
        this.painter = Thread.ofVirtual().unstarted(this::paint);
    }

    /// @param label what is waited for: `step 3 of 6, train`
    public static Progress start(Terminal terminal, String label) {
        Progress progress = new Progress(terminal, label);
        if (terminal.interactive()) {
            progress.painter.start();
        }
        return progress;
    }

    public void update(String next) {
        label.set(next);
    }

    private void paint() {
        try {
            Thread.sleep(PATIENCE);
            for (long tick = PATIENCE.toMillis(); ; tick += PACE.toMillis()) {
                terminal.err().print(CLEAR_LINE + label.get() + " · " + tick / 1000 + " s");
                terminal.err().flush();
                Thread.sleep(PACE);
            }
        } catch (InterruptedException e) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }

    /// A bar of 30 characters: `[#########·····················]  30 %`
    public static String bar(long done, long total) {
        int filled = total == 0 ? 30 : (int) (30 * Math.min(done, total) / total);
        long percent = total == 0 ? 100 : 100 * Math.min(done, total) / total;
        return "[" + "#".repeat(filled) + "·".repeat(30 - filled) + "] " + String.format("%3d %%", percent);
    }

    @Override
    public void close() {
        if (!painter.isAlive()) {
            return;
        }
        painter.interrupt();
        try {
            painter.join(PACE.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

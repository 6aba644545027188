package io.gimbal.examples.taxi.demo;

import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;

/// Says on the terminal what happens. Thread-safe.
final class Narrator {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean interactive;
    private int chapter;

    /// @param interactive whether a person watches, so that lines may be rewritten
    Narrator(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    synchronized void chapter(String title) {
        chapter++;
        out.println();
        out.println(chapter + " · " + title);
    }

    synchronized void say(String text) {
        clear();
        text.lines().forEach(line -> out.println("  " + line));
    }

    /// Says how far something is, until something else is said; only to a person.
    synchronized void progress(String text) {
        if (interactive) {
            clear();
            out.print("  " + text);
            out.flush();
        }
    }

    private void clear() {
        if (interactive) {
            out.print(CLEAR_LINE);
        }
    }

    /// `span 2, duration 5`: what there is any of.
    static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .map(it -> it.getKey() + " " + number(it.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String number(long number) {
        return "%,d".formatted(number);
    }

    static String size(long bytes) {
        return "%.1f MB".formatted(bytes / 1e6);
    }
}

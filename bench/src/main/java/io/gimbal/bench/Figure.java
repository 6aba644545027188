package io.gimbal.bench;

import java.util.Locale;

/// A measured number, and what was asked of it.
///
/// @param what what was measured
/// @param value the median of the rounds
/// @param unit its unit, like `ms` or `writes/s`; `x` for a ratio
/// @param asked in words, with whether it was reached; empty if nothing was
public record Figure(String what, double value, String unit, String asked) {
    public static final String HEAD = "| | measured | asked |\n|---|--:|---|";

    public static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, "");
    }

    /// More is better.
    public static Figure atLeast(String what, double value, String unit, double asked) {
        return of(what, value, unit).asked("at least ", asked, value >= asked);
    }

    /// Less is better.
    public static Figure atMost(String what, double value, String unit, double asked) {
        return of(what, value, unit).asked("at most ", asked, value <= asked);
    }

    private Figure asked(String bound, double limit, boolean reached) {
        return new Figure(what, value, unit, bound + text(limit) + (reached ? "" : ": **missed**"));
    }

    /// As a row of a Markdown table below [#HEAD].
    public String row() {
        return "| " + what + " | " + text(value) + " | " + asked + " |";
    }

    private String text(double number) {
        String shape = number >= 100 || number == Math.rint(number) ? "%,.0f" : "%.2f";
        return String.format(Locale.ROOT, shape, number) + " " + unit;
    }
}

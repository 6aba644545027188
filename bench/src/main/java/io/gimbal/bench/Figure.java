package io.gimbal.bench;

import java.util.Locale;

/// A measured number.
///
/// @param what what was measured
/// @param value the median of the rounds
/// @param unit its unit, like `ms` or `writes/s`; `x` for a ratio
public record Figure(String what, double value, String unit) {

    /// As a row of a Markdown table.
    public String row() {
        String number = value >= 100 ? "%,.0f" : "%.2f";
        return "| " + what + " | " + String.format(Locale.ROOT, number, value) + " " + unit + " |";
    }
}

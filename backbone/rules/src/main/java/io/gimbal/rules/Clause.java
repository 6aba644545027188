package io.gimbal.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One part of a conjunction, and what became of it. An expression without `&&` is one clause.
///
/// @param text the clause, evenly spaced
/// @param line where it starts in the expression, 1-based
/// @param column where it starts in its line, 1-based
/// @param excerpt that line of the expression with a caret under the start
/// @param reads the values it read, in the order of the text
/// @param mentions everything it might read, also what it did not come to, in the order of the text
/// @param undefined why it is undefined; empty when it holds or fails
public record Clause(
        String text,
        int line,
        int column,
        String excerpt,
        Verdict verdict,
        List<ValueRead> reads,
        List<String> mentions,
        Optional<String> undefined) {
    public Clause {
        reads = List.copyOf(reads);
        mentions = List.copyOf(mentions);
    }

    /// `fails: mae <= 4.0 (mae = 4.31)`
    public String summary() {
        String values = joined(reads);
        String why = undefined.filter(reason -> !values.contains(reason)).orElse("");
        return verdict.name().toLowerCase(Locale.ROOT) + ": "
                + with(values.isEmpty() || why.isEmpty() ? values + why : values + "; " + why);
    }

    /// The clause with the values it found, for who tells elsewhere what it lacks: `mae <= 4.0 (mae = 4.31)`.
    public String found() {
        return with(
                joined(reads.stream().filter(read -> read.value().isPresent()).toList()));
    }

    private static String joined(List<ValueRead> reads) {
        return reads.stream().map(ValueRead::toString).collect(Collectors.joining(", "));
    }

    private String with(String detail) {
        return text + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}

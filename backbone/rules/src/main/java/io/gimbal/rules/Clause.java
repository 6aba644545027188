package io.gimbal.rules;

import java.util.List;
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
        String values = reads.stream().map(ValueRead::toString).collect(Collectors.joining(", "));
        String word = verdict.name().toLowerCase(java.util.Locale.ROOT);
        String why = undefined.filter(reason -> !values.contains(reason)).orElse("");
        String detail = values.isEmpty() || why.isEmpty() ? values + why : values + "; " + why;
        return word + ": " + text + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}

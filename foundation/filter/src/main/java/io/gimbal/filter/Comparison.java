package io.gimbal.filter;

import java.util.Optional;
import java.util.stream.Stream;

/// How a clause compares.
public enum Comparison {
    EQUAL("="),
    NOT_EQUAL("!="),
    GREATER(">"),
    AT_LEAST(">="),
    LESS("<"),
    AT_MOST("<="),
    /// `%` stands for any run of characters, `_` for one; letters count as they are written.
    LIKE("LIKE"),
    /// Like [#LIKE]; `A` to `Z` are the same as `a` to `z`.
    ILIKE("ILIKE"),
    IN("IN"),
    NOT_IN("NOT IN");

    private final String text;

    Comparison(String text) {
        this.text = text;
    }

    /// As it is written in a filter.
    public String text() {
        return text;
    }

    /// In any case of letters.
    static Optional<Comparison> find(String text) {
        return Stream.of(values()).filter(it -> it.text.equalsIgnoreCase(text)).findFirst();
    }
}

package io.gimbal.rules;

import io.gimbal.core.Problem.Location;
import java.util.Objects;

/// The text of a rule or formula, as somebody wrote it.
///
/// @param location where the text stands, so that problems point into the file
public record Expression(String text, Location location) {
    public Expression {
        Objects.requireNonNull(text);
        Objects.requireNonNull(location);
    }

    /// An expression that stands in no file.
    public static Expression of(String text) {
        return new Expression(text, Location.of("expression"));
    }

    /// The line of the text with a caret under one of its characters.
    ///
    /// @param line 1-based
    /// @param column 1-based, in code points
    public String excerpt(int line, int column) {
        String shown = text.lines().skip(line - 1L).findFirst().orElse("").replace('\t', ' ');
        return shown + "\n" + " ".repeat(Math.max(0, column - 1)) + "^";
    }
}

package io.gimbal.web.experiment;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;

/// What is wrong with a filter.
///
/// @param line the one it is in
/// @param column where in it, counted from 1; 0 where nobody can say
public record FilterProblem(String message, String line, int column) {
    static FilterProblem of(String filter, CodedException refusal) {
        return refusal.problems().stream()
                .map(Problem::location)
                .filter(place -> place.line() > 0)
                .findFirst()
                .map(place -> new FilterProblem(refusal.getMessage(), line(filter, place.line()), place.column()))
                .orElseGet(() -> new FilterProblem(refusal.getMessage(), "", 0));
    }

    private static String line(String filter, int number) {
        return filter.lines().skip(number - 1L).findFirst().orElse("");
    }

    /// Points below the line at the place.
    public String pointer() {
        return " ".repeat(Math.max(0, column - 1)) + "^";
    }
}

package io.gimbal.debt.score;

import java.util.Objects;

/// What evidence says to one test.
///
/// @param points 1 when it is checked by machine and holds, 0.5 when by hand or too long ago, 0 when it does not hold
/// @param because what was looked at, with its numbers
public record ScoreAnswer(ScoreTest test, double points, String because) {
    public ScoreAnswer {
        Objects.requireNonNull(test);
        if (points != 0 && points != 0.5 && points != 1) {
            throw new IllegalArgumentException("a test gives 0, 0.5 or 1 points: " + points);
        }
    }

    static ScoreAnswer holds(ScoreTest test, String because) {
        return new ScoreAnswer(test, 1, because);
    }

    static ScoreAnswer half(ScoreTest test, String because) {
        return new ScoreAnswer(test, 0.5, because);
    }

    static ScoreAnswer fails(ScoreTest test, String because) {
        return new ScoreAnswer(test, 0, because);
    }
}

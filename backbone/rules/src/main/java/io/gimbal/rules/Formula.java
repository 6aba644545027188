package io.gimbal.rules;

import java.util.OptionalDouble;

/// A compiled number. Thread-safe, without state between evaluations, and bounded.
public interface Formula {
    Expression expression();

    /// The cheap way, for hot paths. Empty when undefined; otherwise finite.
    OptionalDouble evaluate(Values values);

    Quantity explain(Values values);
}

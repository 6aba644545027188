package io.gimbal.rules;

/// A compiled condition. Thread-safe, without state between evaluations, and bounded: it cannot loop for long over
/// any input.
public interface Rule {
    Expression expression();

    /// The cheap way, for hot paths: no explanation is built. Says what [#explain] says.
    Verdict evaluate(Values values);

    Outcome explain(Values values);
}

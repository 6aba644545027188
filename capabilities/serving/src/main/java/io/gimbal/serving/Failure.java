package io.gimbal.serving;

/// How a version failed to give a value.
public enum Failure {
    /// It threw, or it could not be loaded.
    ERROR,
    /// It gave not-a-number or an infinity.
    IMPOSSIBLE
}

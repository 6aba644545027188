package io.gimbal.rules;

/// What became of a condition.
public enum Verdict {
    HOLDS,
    FAILS,
    /// Something was missing or made no sense; to be treated as not passed.
    UNDEFINED
}

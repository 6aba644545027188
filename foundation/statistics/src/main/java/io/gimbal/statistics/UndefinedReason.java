package io.gimbal.statistics;

/// Why a statistic has no value.
public enum UndefinedReason {
    /// The reference has no usable value; all may have been missing or infinite.
    EMPTY_REFERENCE,
    /// The current window has no usable value; all may have been missing or infinite.
    EMPTY_CURRENT,
    /// There is nothing to measure: no row with both sides known.
    EMPTY,
    /// There are values, but too few for this statistic.
    TOO_FEW,
    /// The values leave nothing to divide by: no spread, a target of zero.
    DEGENERATE,
    /// All labels are of one class, where both are needed.
    ONE_CLASS
}

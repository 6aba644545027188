package io.gimbal.statistics;

/// A value and where it may really be.
///
/// @param interval undefined for a single row (`TOO_FEW`), and where squares are too large (`DEGENERATE`)
public record Estimate(double value, Measurement<Interval> interval) {}

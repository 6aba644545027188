package io.gimbal.statistics;

/// A value and where it may really be.
///
/// @param interval undefined (`TOO_FEW`) for a single row
public record Estimate(double value, Measurement<Interval> interval) {}

package io.gimbal.tracking.curves;

/// Points of a curve that are drawn as one.
///
/// @param from where the first of them stands on the axis
/// @param to where the last does
public record Bucket(long from, long to, Summary summary) {}

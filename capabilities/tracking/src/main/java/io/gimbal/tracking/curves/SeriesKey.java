package io.gimbal.tracking.curves;

/// One metric of one run, as its rows are kept.
///
/// @param run the number of the run
/// @param key the number of the metric's name
public record SeriesKey(long run, long key) {}

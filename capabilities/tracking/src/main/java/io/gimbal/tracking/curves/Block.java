package io.gimbal.tracking.curves;

/// Consecutive points of a history, summarised.
///
/// @param from the first of them
/// @param end the first that is not one of them
/// @param lastAt the time of the last
/// @param minStep the least of their steps
/// @param maxStep the greatest of their steps
public record Block(Moment from, Moment end, long lastAt, long minStep, long maxStep, Summary summary) {}

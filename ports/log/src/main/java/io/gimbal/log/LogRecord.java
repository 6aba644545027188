package io.gimbal.log;

import java.time.Instant;

/// A record in the log. It never changes.
///
/// @param offset its place in its partition, counted from 0 without gaps
/// @param eventTime when it happened out in the world
/// @param appendedAt when the log took it
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path; never compared
public record LogRecord(long offset, String key, Instant eventTime, Instant appendedAt, byte[] payload) {}

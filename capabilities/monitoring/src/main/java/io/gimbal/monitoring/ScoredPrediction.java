package io.gimbal.monitoring;

import java.time.Instant;
import java.util.OptionalDouble;

/// One prediction of an endpoint with what became of it. Whoever brings these has removed repetitions.
///
/// @param champion of today's champion, served or in shadow; absent for requests from before its promotion
/// @param failsafe of the failsafe, served or in shadow
/// @param label what was observed; empty until it is known
public record ScoredPrediction(Instant eventTime, Answer champion, Answer failsafe, OptionalDouble label) {}

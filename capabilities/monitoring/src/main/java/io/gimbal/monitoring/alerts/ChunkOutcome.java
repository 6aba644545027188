package io.gimbal.monitoring.alerts;

import io.gimbal.monitoring.ErrorTally;
import io.gimbal.monitoring.Signals;
import java.time.Instant;
import java.time.LocalDate;

/// A chunk as alerts see it.
///
/// @param at the event time of the verdict: when the chunk closed, or of the prediction for an immediate alert
/// @param champion errors of the champion's predictions in the chunk
/// @param failsafe errors of the failsafe on the same requests
public record ChunkOutcome(LocalDate day, Instant at, Signals signals, ErrorTally champion, ErrorTally failsafe) {}

/// Monitoring: what the predictions of one day did, told in event time, and what that means.
///
/// A [ChunkPolicy] says which day a prediction belongs to and when that day is complete. [ChunkTally] counts a day's
/// predictions and sums their errors exactly, so the order of arrival changes no bit. [WeekdayVolume] compares the
/// volume; `drift` compares the columns with a reference. All of it ends in [Signals], the named numbers that the
/// conditions of an alert speak of; `alerts` decides what they raise, clear and ask for.
///
/// `declared` is what people write, `running` does it as event time moves; [MonitorHistory] shows what was found. What
/// monitoring asks of others is here as ports: [ServedPredictions], [Champions], [MonitoredColumns],
/// [DeclaredEndpoints], [ReferenceData].
///
/// All arithmetic is a value or a pure function: no store, no clock, no randomness. What cannot be computed is
/// [io.gimbal.statistics.Measurement.Undefined], never 0 and never "healthy".
@NullMarked
package io.gimbal.monitoring;

import org.jspecify.annotations.NullMarked;

package io.gimbal.features;

import java.time.Duration;
import java.util.Optional;

/// A feature of a vector: its value, how old it is, and what is to be known about it.
///
/// @param value empty when null
/// @param age from the event time of the row, or of the newest event in the window, to the lookup; empty where
/// there     is none, and for rows that were always true
public record FeatureField(Optional<FeatureValue> value, Optional<Duration> age, FieldStatus status) {}

package io.gimbal.serving;

import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.Map;

/// The entities a vector is wanted for, and when. Read in place: not to be changed by anyone afterwards.
///
/// @param keys by name, each of the type the shape says; one that is missing or null names nobody
/// @param at event time; the vector sees every event up to and including it
public record VectorRequest(Map<String, JsonValue> keys, Instant at) {}

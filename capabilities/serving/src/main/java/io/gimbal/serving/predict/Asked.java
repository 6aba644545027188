package io.gimbal.serving.predict;

import io.gimbal.json.JsonObject;
import io.gimbal.serving.PredictionId;
import java.time.Instant;

/// One item of a request, checked against what the service takes.
///
/// @param keys of the types of the service; a null names nobody
/// @param inputs all of the service's, in its order and types; a null is missing
/// @param digest of the caller's own words but the id
record Asked(PredictionId id, Instant eventTime, JsonObject keys, JsonObject inputs, String digest) {}

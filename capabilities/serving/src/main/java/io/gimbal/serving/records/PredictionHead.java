package io.gimbal.serving.records;

import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.PredictionId;
import java.time.Instant;

/// What a prediction is found by.
record PredictionHead(EndpointName endpoint, PredictionId id, Instant eventTime) {
    static PredictionHead of(byte[] payload) {
        JsonObject written = (JsonObject) Json.parse(payload);
        return new PredictionHead(
                EndpointName.parse(written.text("endpoint")),
                new PredictionId(written.text("prediction_id")),
                Instant.parse(written.text("event_time")));
    }
}

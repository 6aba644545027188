package io.gimbal.serving.records;

import io.gimbal.json.JsonObject;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Label;
import io.gimbal.serving.PredictionId;
import java.time.Instant;

/// Labels in the event log.
final class LabelJson {
    private LabelJson() {}

    /// @param predicted event time of the prediction, under which the label is found
    static JsonObject write(EndpointName endpoint, Label label, Instant predicted) {
        return JsonObject.builder()
                .put("prediction_id", label.prediction().value())
                .put("endpoint", endpoint.toString())
                .put("event_time", predicted.toString())
                .put("value", label.value())
                .put("known_at", label.knownAt().toString())
                .build();
    }

    static EndpointName endpoint(JsonObject written) {
        return EndpointName.parse(written.text("endpoint"));
    }

    static Instant predicted(JsonObject written) {
        return Instant.parse(written.text("event_time"));
    }

    static Label label(JsonObject written) {
        return new Label(
                new PredictionId(written.text("prediction_id")),
                written.number("value"),
                Instant.parse(written.text("known_at")));
    }
}

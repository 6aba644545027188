package io.gimbal.server.bridges;

import io.gimbal.features.ServedVectors;
import io.gimbal.features.ServiceName;
import io.gimbal.json.JsonValue;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.PredictionLog;
import io.gimbal.serving.PredictionRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The vectors models were given are those in serving's records.
public final class RecordedVectors implements ServedVectors {
    private final Endpoints endpoints;
    private final PredictionLog log;

    public RecordedVectors(Endpoints endpoints, PredictionLog log) {
        this.endpoints = endpoints;
        this.log = log;
    }

    @Override
    public void scan(ServiceName service, Instant from, Instant until, Consumer<Served> consumer) {
        for (Endpoint endpoint : endpoints.list()) {
            if (endpoint.features().name().equals(service.text())) {
                log.scan(endpoint.name(), from, until, labelled -> {
                    consumer.accept(served(labelled.prediction()));
                    return true;
                });
            }
        }
    }

    private static Served served(PredictionRecord record) {
        Map<String, JsonValue> features = new LinkedHashMap<>();
        record.features().forEach((column, feature) -> features.put(column, feature.value()));
        return new Served(record.id().value(), record.eventTime(), record.keys().fields(), features);
    }
}

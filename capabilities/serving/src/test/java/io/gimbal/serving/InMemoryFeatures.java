package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/// A zone's borough, and how many trips it saw: as many as its number. Knows nothing of zones beyond 263 and refuses
/// times before 2020. Strict about keys.
final class InMemoryFeatures implements FeatureVectors {
    static final Instant OLDEST = Instant.parse("2020-01-01T00:00:00Z");

    private final AtomicInteger lookups = new AtomicInteger();
    private volatile boolean away;
    private volatile ServiceShape shape = shape("zone_activity__zone_trips_1h");

    static ServiceShape shape(String counted) {
        Map<String, FieldType> inputs = new LinkedHashMap<>();
        inputs.put("distance", FieldType.DOUBLE);
        inputs.put("hour", FieldType.LONG);
        inputs.put("weekend", FieldType.BOOLEAN);
        Map<String, FieldType> features = new LinkedHashMap<>();
        features.put("zone__borough", FieldType.STRING);
        features.put(counted, FieldType.LONG);
        return new ServiceShape(inputs, Map.of("pickup_zone", FieldType.LONG), features);
    }

    void use(ServiceShape next) {
        shape = next;
    }

    void setAway(boolean next) {
        away = next;
    }

    int lookups() {
        return lookups.get();
    }

    @Override
    public ServiceShape get(AssetRef service) {
        if (!service.toString().equals("feature-service:taxi/trip_duration")) {
            throw CodedException.notFound("no feature service " + service);
        }
        return shape;
    }

    @Override
    public List<List<ServedFeature>> lookup(AssetRef service, List<VectorRequest> rows) {
        lookups.incrementAndGet();
        if (away) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the features are catching up");
        }
        List<List<ServedFeature>> vectors = new ArrayList<>();
        rows.forEach(row -> vectors.add(vector(row)));
        return vectors;
    }

    private static List<ServedFeature> vector(VectorRequest row) {
        if (row.at().isBefore(OLDEST)) {
            throw CodedException.failedPrecondition(row.at() + " is further back than is kept");
        }
        JsonValue zone = row.keys().getOrDefault("pickup_zone", JsonNull.NULL);
        if (!(zone instanceof JsonNumber.Whole(long number)) || number > 263) {
            return List.of(ServedFeature.NOT_FOUND, ServedFeature.NOT_FOUND);
        }
        return List.of(
                new ServedFeature(
                        new JsonString(number < 100 ? "Bronx" : "Queens"),
                        OptionalDouble.empty(),
                        FeatureStatus.PRESENT),
                new ServedFeature(JsonNumber.of(number), OptionalDouble.of(60.5), FeatureStatus.PRESENT));
    }
}

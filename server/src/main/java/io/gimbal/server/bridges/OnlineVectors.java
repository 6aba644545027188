package io.gimbal.server.bridges;

import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureVector;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LookupRow;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.ServiceName;
import io.gimbal.features.TypedJson;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonValue;
import io.gimbal.serving.FeatureStatus;
import io.gimbal.serving.FeatureVectors;
import io.gimbal.serving.FieldType;
import io.gimbal.serving.ServedFeature;
import io.gimbal.serving.ServiceShape;
import io.gimbal.serving.VectorRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Serving's feature vectors are those of the online store, bit for bit.
public final class OnlineVectors implements FeatureVectors {
    private final Supplier<Definitions> definitions;
    private final OnlineFeatures online;
    private volatile Known known = new Known(Definitions.NONE);

    public OnlineVectors(Supplier<Definitions> definitions, OnlineFeatures online) {
        this.definitions = definitions;
        this.online = online;
    }

    /// The services of some definitions, each read once.
    private record Known(Definitions definitions, Map<AssetRef, Service> services) {
        Known(Definitions definitions) {
            this(definitions, new ConcurrentHashMap<>());
        }
    }

    private record Service(ServiceName name, Map<String, ColumnType> keys, ServiceShape shape) {
        static Service of(Definitions definitions, AssetRef ref) {
            FeatureService service = definitions.service(new ServiceName(ref.name()));
            Map<String, ColumnType> keys = new LinkedHashMap<>();
            for (JoinKey key : definitions.keys(service)) {
                keys.put(key.name(), key.type());
            }
            Map<String, ColumnType> features = new LinkedHashMap<>();
            for (ServiceFeature feature : definitions.features(service)) {
                features.put(feature.column(), feature.type());
            }
            return new Service(
                    service.name(), keys, new ServiceShape(types(service.inputs()), types(keys), types(features)));
        }

        private static Map<String, FieldType> types(Map<String, ColumnType> columns) {
            Map<String, FieldType> types = new LinkedHashMap<>();
            columns.forEach((name, type) -> types.put(name, type(type)));
            return types;
        }

        private static FieldType type(ColumnType type) {
            return switch (type) {
                case LONG -> FieldType.LONG;
                case DOUBLE -> FieldType.DOUBLE;
                case STRING -> FieldType.STRING;
                case BOOLEAN -> FieldType.BOOLEAN;
                case TIMESTAMP -> FieldType.TIMESTAMP;
            };
        }
    }

    @Override
    public ServiceShape get(AssetRef service) {
        return service(service).shape();
    }

    private Service service(AssetRef ref) {
        Definitions now = definitions.get();
        Known current = known;
        if (!Objects.equals(current.definitions(), now)) {
            current = new Known(now);
            known = current;
        }
        Service service = current.services().get(ref);
        return service == null ? current.services().computeIfAbsent(ref, it -> Service.of(now, it)) : service;
    }

    @Override
    public List<List<ServedFeature>> lookup(AssetRef ref, List<VectorRequest> rows) {
        Service service = service(ref);
        List<LookupRow> wanted = new ArrayList<>(rows.size());
        for (VectorRequest row : rows) {
            wanted.add(new LookupRow(keys(service, row), EventTime.micros(row.at())));
        }
        List<List<ServedFeature>> vectors = new ArrayList<>(rows.size());
        for (FeatureVector vector : online.lookup(service.name(), wanted)) {
            vectors.add(served(vector.fields()));
        }
        return vectors;
    }

    private static Map<String, FeatureValue> keys(Service service, VectorRequest row) {
        Map<String, FeatureValue> keys = new HashMap<>();
        service.keys().forEach((name, type) -> {
            JsonValue value = row.keys().getOrDefault(name, JsonNull.NULL);
            if (!(value instanceof JsonNull)) {
                keys.put(name, TypedJson.read(name, type, value));
            }
        });
        return keys;
    }

    private static List<ServedFeature> served(List<FeatureField> fields) {
        List<ServedFeature> served = new ArrayList<>(fields.size());
        for (FeatureField field : fields) {
            served.add(new ServedFeature(
                    field.value().map(TypedJson::write).orElse(JsonNull.NULL), age(field), status(field)));
        }
        return served;
    }

    private static OptionalDouble age(FeatureField field) {
        if (field.age().isEmpty()) {
            return OptionalDouble.empty();
        }
        Duration age = field.age().get();
        return OptionalDouble.of(age.toSeconds() + age.toNanosPart() / 1e9);
    }

    private static FeatureStatus status(FeatureField field) {
        return switch (field.status()) {
            case PRESENT -> FeatureStatus.PRESENT;
            case NULL_VALUE -> FeatureStatus.NULL_VALUE;
            case NOT_FOUND -> FeatureStatus.NOT_FOUND;
            case OUTSIDE_MAX_AGE -> FeatureStatus.OUTSIDE_MAX_AGE;
            case INVALID -> FeatureStatus.INVALID;
        };
    }
}

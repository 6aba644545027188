package io.gimbal.features.online;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureVector;
import io.gimbal.features.FieldStatus;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LookupRow;
import io.gimbal.features.ServiceName;
import io.gimbal.features.semantics.AsOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;

/// How the vectors of a service are made. Immutable; the states it reads are not.
final class ServicePlan {
    private static final FeatureField NOT_FOUND =
            new FeatureField(Optional.empty(), Optional.empty(), FieldStatus.NOT_FOUND);

    private final ServiceName service;
    private final Map<String, JoinKey> keys;
    private final List<String> columns;
    private final List<Part> parts;
    private final List<StreamState> streams;

    /// One view of the service.
    ///
    /// @param keys that name its entity
    /// @param picks which of its features go where
    record Part(ViewPart view, List<String> keys, List<Pick> picks) {}

    /// @param from index in the view
    /// @param to index in the vector
    record Pick(int from, int to) {}

    ServicePlan(ServiceName service, List<JoinKey> keys, List<String> columns, List<Part> parts) {
        this.service = service;
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(JoinKey::name, key -> key));
        this.columns = List.copyOf(columns);
        this.parts = List.copyOf(parts);
        this.streams = parts.stream()
                .map(part -> part.view().stream())
                .distinct()
                .sorted(Comparator.comparing(StreamState::source)) // so that two plans never lock crosswise
                .toList();
    }

    List<FeatureVector> lookup(List<LookupRow> rows) {
        rows.forEach(this::check);
        List<Lock> locks = streams.stream().map(StreamState::lookupLock).toList();
        locks.forEach(Lock::lock);
        List<FeatureVector> vectors;
        try {
            streams.forEach(StreamState::requireSound);
            parts.forEach(part -> prepare(part, rows));
            vectors = rows.stream().map(this::vector).toList();
        } finally {
            locks.forEach(Lock::unlock);
        }
        streams.forEach(StreamState::evict);
        return vectors;
    }

    private void check(LookupRow row) {
        row.keys().forEach((name, value) -> {
            JoinKey key = keys.get(name);
            if (key == null) {
                throw CodedException.invalidArgument("feature service \"" + service + "\" has no join key \"" + name
                        + "\""
                        + NearestName.hint(name, keys.keySet())
                                .map(hint -> ", " + hint)
                                .orElse(""));
            }
            if (value.type() != key.type()) {
                throw CodedException.invalidArgument("join key \"" + name + "\" is a "
                        + key.type().text() + ", found " + value.type().text() + " " + value);
            }
        });
    }

    /// Reads everything that is not in memory at once.
    private static void prepare(Part part, List<LookupRow> rows) {
        Set<UnitAddress> missing = new LinkedHashSet<>();
        for (LookupRow row : rows) {
            entity(part, row).ifPresent(entity -> part.view().prepare(entity, new AsOf(row.asOf()), missing));
        }
        if (!missing.isEmpty()) {
            part.view().stream().cache().load(missing, part.view().view());
        }
    }

    private FeatureVector vector(LookupRow row) {
        FeatureField[] fields = new FeatureField[columns.size()];
        Arrays.fill(fields, NOT_FOUND);
        for (Part part : parts) {
            Optional<EntityKey> entity = entity(part, row);
            if (entity.isPresent()) {
                List<FeatureField> all = part.view().fields(entity.get(), new AsOf(row.asOf()));
                part.picks().forEach(pick -> fields[pick.to()] = all.get(pick.from()));
            }
        }
        return new FeatureVector(columns, List.of(fields));
    }

    /// Empty if the row does not name it.
    private static Optional<EntityKey> entity(Part part, LookupRow row) {
        List<FeatureValue> values = new ArrayList<>(part.keys().size());
        for (String key : part.keys()) {
            FeatureValue value = row.keys().get(key);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(EntityKey.of(values));
    }
}

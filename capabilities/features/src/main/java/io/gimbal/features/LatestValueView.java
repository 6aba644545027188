package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The newest row of each entity: the one with the greatest event time, then the greatest created time, then
/// the last in the source. A feature is a column of that row, null included.
///
/// @param columns the columns that become features, under their own names
/// @param ttl how old a row may be to still count; zero is for ever
public record LatestValueView(
        ViewName name,
        Optional<EntityName> entity,
        SourceName source,
        Map<String, String> keyColumns,
        List<String> columns,
        Duration ttl)
        implements FeatureView {
    public LatestValueView {
        keyColumns = Map.copyOf(keyColumns);
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw CodedException.invalidArgument("feature view \"" + name + "\" has no features");
        }
        if (columns.stream().distinct().count() != columns.size()) {
            throw CodedException.invalidArgument("feature view \"" + name + "\" has a feature twice: " + columns);
        }
        columns.forEach(FeatureName::new);
        if (ttl.isNegative() || ttl.compareTo(Duration.ofDays(366_000)) > 0) {
            throw CodedException.invalidArgument("ttl of feature view \"" + name + "\" is not a usable length: " + ttl);
        }
    }

    public long ttlMicros() {
        return EventTime.micros(ttl);
    }

    @Override
    public List<FeatureName> featureNames() {
        return columns.stream().map(FeatureName::new).toList();
    }

    @Override
    public SequencedMap<FeatureName, ColumnType> features(EventSource from) {
        SequencedMap<FeatureName, ColumnType> features = new LinkedHashMap<>();
        columns.forEach(column -> features.put(new FeatureName(column), from.type(column)));
        return features;
    }
}

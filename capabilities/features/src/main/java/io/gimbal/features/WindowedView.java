package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Aggregations of an entity's events over windows that end at the lookup.
public record WindowedView(
        ViewName name,
        Optional<EntityName> entity,
        SourceName source,
        Map<String, String> keyColumns,
        List<WindowedFeature> aggregations,
        Resolution resolution)
        implements FeatureView {
    public WindowedView {
        keyColumns = Map.copyOf(keyColumns);
        aggregations = List.copyOf(aggregations);
        if (aggregations.isEmpty()) {
            throw CodedException.invalidArgument("feature view \"" + name + "\" has no features");
        }
        List<FeatureName> names = names(aggregations);
        if (names.stream().distinct().count() != names.size()) {
            throw CodedException.invalidArgument("feature view \"" + name + "\" has a feature twice: " + names);
        }
        for (WindowedFeature feature : aggregations) {
            feature.windows().forEach(resolution::stepOf);
        }
    }

    @Override
    public List<FeatureName> featureNames() {
        return names(aggregations);
    }

    @Override
    public SequencedMap<FeatureName, ColumnType> features(EventSource from) {
        if (from.time().isEmpty()) {
            throw CodedException.invalidArgument("feature view \"" + name + "\" needs windows and source \"" + source
                    + "\" declares no time column");
        }
        SequencedMap<FeatureName, ColumnType> features = new LinkedHashMap<>();
        for (WindowedFeature feature : aggregations) {
            ColumnType type = feature.type(from);
            feature.windows().forEach(window -> features.put(feature.name(window), type));
        }
        return features;
    }

    private static List<FeatureName> names(List<WindowedFeature> aggregations) {
        return aggregations.stream()
                .flatMap(feature -> feature.windows().stream().map(feature::name))
                .toList();
    }
}

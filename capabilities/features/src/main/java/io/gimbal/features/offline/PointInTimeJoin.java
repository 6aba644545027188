package io.gimbal.features.offline;

import io.gimbal.features.Definitions;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureView;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.SourceName;
import io.gimbal.features.WindowedView;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Brings the features of a service to the rows of a spine.
final class PointInTimeJoin {
    private final OfflineParts parts;
    private final Definitions definitions;
    private final KnownRows known;
    private final long until;

    /// @param until events that became known later are not used
    PointInTimeJoin(OfflineParts parts, Definitions definitions, KnownRows known, long until) {
        this.parts = parts;
        this.definitions = definitions;
        this.known = known;
        this.until = until;
    }

    /// @param session has the spine already, and gets the tables
    List<FeatureTable> create(QuerySession session, Spine spine, FeatureService service) {
        List<FeatureTable> tables = new ArrayList<>();
        for (ViewGroup<LatestValueView> group : groups(service, LatestValueView.class)) {
            String suffix = Integer.toString(tables.size());
            tables.add(LatestJoin.create(session, group, rows(session, group, suffix), suffix));
        }
        for (ViewGroup<WindowedView> group : groups(service, WindowedView.class)) {
            String suffix = Integer.toString(tables.size());
            try (QuerySession reading = parts.open()) {
                spine.create(reading);
                tables.add(new WindowPass(group).create(reading, rows(reading, group, suffix), session, suffix));
            }
        }
        return tables;
    }

    /// One row for each row of the spine, in its order.
    ///
    /// @param columns of the tables, and of the spine, which is called `s`
    static String select(Spine spine, List<String> columns, List<FeatureTable> tables) {
        StringBuilder sql =
                new StringBuilder("select " + String.join(", ", columns) + " from " + spine.numbered() + " s");
        for (FeatureTable table : tables) {
            sql.append(" left join ").append(table.relation()).append(" on s.__ordinal = ");
            sql.append(table.relation()).append(".__ordinal");
        }
        return sql.append(" order by s.__ordinal").toString();
    }

    private RelationName rows(QuerySession session, ViewGroup<?> group, String suffix) {
        return known.create(session, group.source(), until, suffix);
    }

    private <V extends FeatureView> List<ViewGroup<V>> groups(FeatureService service, Class<V> kind) {
        Map<FeatureView, List<ServiceFeature>> byView = new LinkedHashMap<>();
        for (ServiceFeature feature : definitions.features(service)) {
            byView.computeIfAbsent(definitions.view(feature.ref().view()), _ -> new ArrayList<>())
                    .add(feature);
        }
        record Shared(SourceName source, SequencedMap<JoinKey, String> keys) {}
        Map<Shared, Map<V, List<ServiceFeature>>> groups = new LinkedHashMap<>();
        byView.forEach((view, features) -> {
            if (kind.isInstance(view)) {
                groups.computeIfAbsent(new Shared(view.source(), keys(view)), _ -> new LinkedHashMap<>())
                        .put(kind.cast(view), features);
            }
        });
        List<ViewGroup<V>> result = new ArrayList<>();
        groups.forEach((shared, views) -> {
            EventSource source = definitions.source(shared.source());
            result.add(new ViewGroup<>(source, shared.keys(), views));
        });
        return result;
    }

    private SequencedMap<JoinKey, String> keys(FeatureView view) {
        SequencedMap<JoinKey, String> keys = new LinkedHashMap<>();
        definitions.keys(view).forEach(key -> keys.put(key, view.keyColumn(key)));
        return keys;
    }
}

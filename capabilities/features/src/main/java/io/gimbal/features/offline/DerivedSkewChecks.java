package io.gimbal.features.offline;

import io.gimbal.features.Definitions;
import io.gimbal.features.EventJournal;
import io.gimbal.features.FeatureService;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.SkewChecks;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.Rows;
import io.gimbal.query.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Derives every served feature again as a training set over the journal, and compares.
public final class DerivedSkewChecks implements SkewChecks {
    private final QueryEngine engine;
    private final Duration time;
    private final Supplier<Definitions> definitions;
    private final EventJournal journal;

    /// @param time that one check may take
    public DerivedSkewChecks(
            QueryEngine engine, Duration time, Supplier<Definitions> definitions, EventJournal journal) {
        this.engine = engine;
        this.time = time;
        this.definitions = definitions;
        this.journal = journal;
    }

    @Override
    public Report check(Request request) {
        Definitions now = definitions.get();
        FeatureService service = now.service(request.service());
        Spine spine = new Spine(request.served(), request.timeColumn(), now.keys(service));
        List<ServiceFeature> features = now.features(service);
        try (QuerySession session = engine.open(time)) {
            Schema columns = spine.create(session);
            columns.indexOf(request.idColumn());
            features.forEach(feature -> columns.indexOf(feature.column()));
            List<FeatureTable> tables =
                    new PointInTimeJoin(engine, time, now, journal, Map.of()).create(session, spine, service);
            try (Rows rows = session.query(Query.of(sideBySide(request.idColumn(), features, tables)))) {
                SkewComparison comparison = new SkewComparison(features);
                rows.forEach(comparison::compare);
                return comparison.report();
            }
        }
    }

    /// The id, then for each feature what was served and what was derived.
    private static String sideBySide(String id, List<ServiceFeature> features, List<FeatureTable> tables) {
        List<String> columns = new ArrayList<>(List.of("cast(s." + Sql.name(id) + " as varchar) as id"));
        for (ServiceFeature feature : features) {
            int number = columns.size();
            columns.add(Sql.cast("s", feature.column(), feature.type()) + " as served_" + number);
            columns.add(home(feature, tables).relation() + "." + Sql.name(feature.column()) + " as derived_" + number);
        }
        return PointInTimeJoin.select(columns, tables);
    }

    private static FeatureTable home(ServiceFeature feature, List<FeatureTable> tables) {
        return tables.stream()
                .filter(table -> table.features().contains(feature))
                .findFirst()
                .orElseThrow();
    }
}

package io.gimbal.features.offline;

import io.gimbal.core.Scratch;
import io.gimbal.features.Definitions;
import io.gimbal.features.FeatureService;
import io.gimbal.features.JoinKey;
import io.gimbal.features.ServedVectors;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.SkewChecks;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Derives every served feature again as a training set over the journal, and compares.
public final class DerivedSkewChecks implements SkewChecks {
    private static final RelationName SERVED = new RelationName("served");

    private final OfflineParts parts;
    private final KnownRows known;
    private final ServedVectors served;
    private final Scratch scratch;

    public DerivedSkewChecks(OfflineParts parts, ServedVectors served, Scratch scratch) {
        this.parts = parts;
        this.known = new KnownRows(parts.journal(), _ -> Optional.empty());
        this.served = served;
        this.scratch = scratch;
    }

    @Override
    public Report check(Request request) {
        Definitions now = parts.definitions().get();
        FeatureService service = now.service(request.service());
        try (Scratch.Folder folder = scratch.open("skew")) {
            Path file = folder.resolve("served.parquet");
            write(request, now.keys(service), now.features(service), file);
            return compare(now, service, file);
        }
    }

    private void write(Request request, List<JoinKey> keys, List<ServiceFeature> features, Path file) {
        try (QuerySession session = parts.open()) {
            try (ServedTable table = new ServedTable(session, SERVED, keys, features)) {
                served.scan(request.service(), request.from(), request.until(), table::add);
            }
            session.write(
                    Query.of("select * from " + SERVED + " order by " + Sql.name(ServedTable.TIME) + ", "
                            + Sql.name(ServedTable.ID)),
                    file);
        }
    }

    private Report compare(Definitions now, FeatureService service, Path file) {
        List<ServiceFeature> features = now.features(service);
        Spine spine = new Spine(
                DataFiles.parquet(file), ServedTable.TIME, now.keys(service), Optional.empty(), Optional.empty());
        try (QuerySession session = parts.open()) {
            spine.create(session);
            List<FeatureTable> tables =
                    new PointInTimeJoin(parts, now, known, KnownRows.ALL).create(session, spine, service);
            try (Rows rows = session.query(Query.of(sideBySide(spine, features, tables)))) {
                SkewComparison comparison = new SkewComparison(features);
                rows.forEach(comparison::compare);
                return comparison.report();
            }
        }
    }

    /// The prediction and its time, then for each feature what was served and what was derived.
    private static String sideBySide(Spine spine, List<ServiceFeature> features, List<FeatureTable> tables) {
        List<String> columns = new ArrayList<>(
                List.of("s." + Sql.name(ServedTable.ID) + " as id", "s." + Sql.name(ServedTable.TIME) + " as moment"));
        for (ServiceFeature feature : features) {
            int number = columns.size();
            columns.add("s." + Sql.name(feature.column()) + " as served_" + number);
            columns.add(home(feature, tables).relation() + "." + Sql.name(feature.column()) + " as derived_" + number);
        }
        return PointInTimeJoin.select(spine, columns, tables);
    }

    private static FeatureTable home(ServiceFeature feature, List<FeatureTable> tables) {
        return tables.stream()
                .filter(table -> table.features().contains(feature))
                .findFirst()
                .orElseThrow();
    }
}

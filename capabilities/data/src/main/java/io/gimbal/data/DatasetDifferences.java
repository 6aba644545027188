package io.gimbal.data;

import io.gimbal.query.Column;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.SqlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares dataset versions. Thread-safe.
public final class DatasetDifferences {
    private static final Duration TIME = Duration.ofMinutes(5);
    private static final RelationName BEFORE = new RelationName("before");
    private static final RelationName AFTER = new RelationName("after");

    private final Datasets datasets;
    private final DatasetFiles files;
    private final QueryEngine engine;

    public DatasetDifferences(Datasets datasets, DatasetFiles files, QueryEngine engine) {
        this.datasets = datasets;
        this.files = files;
        this.engine = engine;
    }

    /// Rows with ids are compared by them; others are the same only if all values of the columns that both
    /// versions have are equal.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND without such versions
    public DatasetDifference between(DatasetName dataset, long from, long to) {
        DatasetVersion before = datasets.getVersion(dataset, from);
        DatasetVersion after = datasets.getVersion(dataset, to);
        Counts counts = before.digest().equals(after.digest()) ? Counts.none(before) : count(before, after);
        Schema older = before.content().schema();
        Schema newer = after.content().schema();
        return new DatasetDifference(
                before,
                after,
                counts.added(),
                counts.removed(),
                counts.changed(),
                missing(newer, older),
                missing(older, newer),
                changedTypes(older, newer),
                changedProfile(datasets.profile(before), datasets.profile(after)));
    }

    private record Counts(long added, long removed, Optional<Long> changed) {
        static Counts none(DatasetVersion version) {
            boolean hasIds = version.content().schema().find(Source.ID).isPresent();
            return new Counts(0, 0, hasIds ? Optional.of(0L) : Optional.empty());
        }
    }

    private Counts count(DatasetVersion before, DatasetVersion after) {
        List<String> common = before.content().schema().names().stream()
                .filter(name -> after.content().schema().find(name).isPresent())
                .toList();
        boolean hasIds = common.contains(Source.ID);
        String compared = hasIds ? SqlText.name(Source.ID) : SqlText.names(common);
        try (QuerySession session = engine.open(TIME)) {
            session.register(BEFORE, files.find(before.content()));
            session.register(AFTER, files.find(after.content()));
            long added = count(session, compared, AFTER, "EXCEPT ALL", BEFORE);
            long removed = count(session, compared, BEFORE, "EXCEPT ALL", AFTER);
            if (!hasIds) {
                return new Counts(added, removed, Optional.empty());
            }
            long equal = count(session, SqlText.names(common), AFTER, "INTERSECT ALL", BEFORE);
            return new Counts(added, removed, Optional.of(after.content().rowCount() - added - equal));
        }
    }

    private static long count(
            QuerySession session, String columns, RelationName one, String operator, RelationName other) {
        return session.frame(Query.of("SELECT count(*) FROM (SELECT " + columns + " FROM " + one + " " + operator
                        + " SELECT " + columns + " FROM " + other + ")"))
                .integer(0, 0);
    }

    private static List<Column> missing(Schema here, Schema there) {
        return here.columns().stream()
                .filter(column -> there.find(column.name()).isEmpty())
                .toList();
    }

    private static List<DatasetDifference.ChangedType> changedTypes(Schema older, Schema newer) {
        List<DatasetDifference.ChangedType> changed = new ArrayList<>();
        for (Column column : older.columns()) {
            newer.find(column.name())
                    .filter(now -> now.type() != column.type())
                    .ifPresent(now ->
                            changed.add(new DatasetDifference.ChangedType(column.name(), column.type(), now.type())));
        }
        return changed;
    }

    private static List<DatasetDifference.ChangedProfile> changedProfile(Profile older, Profile newer) {
        List<DatasetDifference.ChangedProfile> changed = new ArrayList<>();
        for (Profile.ColumnProfile column : older.columns()) {
            newer.columns().stream()
                    .filter(now -> now.name().equals(column.name()) && !now.equals(column))
                    .forEach(now -> changed.add(new DatasetDifference.ChangedProfile(column.name(), column, now)));
        }
        return changed;
    }
}

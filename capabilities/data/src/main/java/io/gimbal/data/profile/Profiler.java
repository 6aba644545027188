package io.gimbal.data.profile;

import io.gimbal.data.DatasetContent;
import io.gimbal.data.DatasetFiles;
import io.gimbal.data.Profile;
import io.gimbal.data.Profile.ColumnProfile;
import io.gimbal.data.Profiling;
import io.gimbal.query.Column;
import io.gimbal.query.ColumnType;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import io.gimbal.query.SqlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes profiles. Thread-safe.
///
/// Each column is read once: the engine counts its values and hands them over in order, so that every figure
/// is exact and does not depend on how many threads counted.
public final class Profiler implements Profiling {
    private static final RelationName CONTENT = new RelationName("content");
    private static final Duration TIME = Duration.ofHours(1);

    private final QueryEngine engine;
    private final DatasetFiles files;

    public Profiler(QueryEngine engine, DatasetFiles files) {
        this.engine = engine;
        this.files = files;
    }

    /// All columns.
    public Profile profile(DatasetContent content) {
        return profile(content, Set.of());
    }

    @Override
    public Profile profile(DatasetContent content, Set<String> without) {
        try (QuerySession session = engine.open(TIME)) {
            session.register(CONTENT, files.find(content));
            List<ColumnProfile> columns = new ArrayList<>();
            for (Column column : content.schema().columns()) {
                if (!without.contains(column.name())) {
                    columns.add(profile(session, column));
                }
            }
            return new Profile(content.rowCount(), columns);
        }
    }

    private static ColumnProfile profile(QuerySession session, Column column) {
        String name = SqlText.name(column.name());
        Range range = Range.of(session, column);
        ValueSummary summary = new ValueSummary(column.type(), range.count() - range.notFiniteCount(), range);
        String sql = "SELECT " + measured(column) + " AS value, count(*) AS count FROM " + CONTENT + " WHERE "
                + finite(column) + " GROUP BY " + name + " ORDER BY " + name;
        try (Rows rows = session.query(Query.of(sql))) {
            rows.forEach(summary::add);
            return new ColumnProfile(
                    column.name(),
                    column.type(),
                    range.nullCount(),
                    rows.rowCount(),
                    summary.numbers(),
                    summary.texts(),
                    summary.top());
        }
    }

    /// Numbers as doubles, times as seconds since 1970; whatever else as text.
    private static String measured(Column column) {
        String name = SqlText.name(column.name());
        return switch (column.type()) {
            case INTEGER, TEXT -> name;
            case DOUBLE -> name;
            case TIMESTAMP, DATE -> "epoch_us(CAST(" + name + " AS TIMESTAMP))";
            case BOOLEAN -> "CAST(" + name + " AS VARCHAR)";
            case BYTES -> "hex(" + name + ")";
        };
    }

    private static String finite(Column column) {
        String name = SqlText.name(column.name());
        return column.type() == ColumnType.DOUBLE ? "isfinite(" + name + ")" : name + " IS NOT NULL";
    }

    /// The ends of a column and how much of it is there.
    ///
    /// @param notFiniteCount infinities and not-a-numbers, which the ends leave out
    record Range(long count, long nullCount, long notFiniteCount, double minimum, double maximum) {
        static Range of(QuerySession session, Column column) {
            String name = SqlText.name(column.name());
            String ends = number(column)
                    .map(value -> ", min(" + value + ") FILTER (WHERE " + finite(column) + "), max(" + value
                            + ") FILTER (WHERE " + finite(column) + ")")
                    .orElse(", 0, 0");
            Frame frame = session.frame(Query.of("SELECT count(" + name + "), count(*), count(*) FILTER (WHERE "
                    + finite(column) + ")" + ends + " FROM " + CONTENT));
            long count = frame.integer(0, 0);
            return new Range(
                    count,
                    frame.integer(1, 0) - count,
                    count - frame.integer(2, 0),
                    frame.real(3, 0),
                    frame.real(4, 0));
        }

        private static Optional<String> number(Column column) {
            String name = SqlText.name(column.name());
            return switch (column.type()) {
                case INTEGER, DOUBLE -> Optional.of("CAST(" + name + " AS DOUBLE)");
                case TIMESTAMP, DATE -> Optional.of("epoch_us(CAST(" + name + " AS TIMESTAMP)) / 1e6");
                case TEXT, BOOLEAN, BYTES -> Optional.empty();
            };
        }
    }
}

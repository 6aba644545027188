package io.gimbal.features.offline;

import io.gimbal.core.CodedException;
import io.gimbal.features.EventTime;
import io.gimbal.features.JoinKey;
import io.gimbal.features.TrainingSets.Label;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What features are wanted for. In every session that needs it, the table [#ROWS] has for each of its rows
/// the number `__ordinal`, the time `__asof` in microseconds and the join keys.
///
/// @param keys of the service
/// @param label rows without one are not in it
/// @param asOf labels that became known later are none
record Spine(DataFiles files, String timeColumn, List<JoinKey> keys, Optional<Label> label, Optional<Instant> asOf) {
    static final RelationName ROWS = new RelationName("spine_rows");

    private static final RelationName FILES = new RelationName("spine");

    Spine {
        keys = List.copyOf(keys);
    }

    /// @return the columns of the spine
    /// @throws CodedException INVALID_ARGUMENT if a column is missing, of a type that cannot be cast, or if
    ///     a time is null
    Schema create(QuerySession session) {
        session.register(FILES, files);
        Schema schema = session.describe(Query.of("select * from " + FILES));
        schema.indexOf(timeColumn);
        keys.forEach(key -> schema.indexOf(key.name()));
        label.ifPresent(it -> {
            schema.indexOf(it.column());
            it.knownAt().ifPresent(schema::indexOf);
        });
        for (String name : schema.names()) {
            if (name.startsWith("__")) {
                throw CodedException.invalidArgument(
                        "column \"" + name + "\" of the spine begins with two underscores");
            }
        }
        List<String> columns = new ArrayList<>(List.of("__ordinal"));
        columns.add(micros(timeColumn) + " as __asof");
        keys.forEach(key -> columns.add(Sql.cast(key.name(), key.type())));
        session.execute(Query.of(
                "create temp table " + ROWS + " as select " + String.join(", ", columns) + " from " + numbered()));
        long missing = count(session, ROWS + " where __asof is null");
        if (missing > 0) {
            throw CodedException.invalidArgument("the spine has " + missing + " rows without \"" + timeColumn + "\"");
        }
        return schema;
    }

    /// The rows that count, in the order of the files, each with its number there.
    String numbered() {
        return "(select * from (select *, row_number() over () - 1 as __ordinal from " + FILES + ") where "
                + Sql.and(conditions()) + ")";
    }

    private List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        label.ifPresent(it -> {
            conditions.add(Sql.name(it.column()) + " is not null");
            it.knownAt().ifPresent(known -> {
                conditions.add(Sql.name(known) + " is not null");
                asOf.ifPresent(at -> conditions.add(micros(known) + " <= " + EventTime.micros(at)));
            });
        });
        return conditions;
    }

    private static String micros(String column) {
        return "epoch_us(cast(" + Sql.name(column) + " as timestamp))";
    }

    /// How many rows count.
    static long rowCount(QuerySession session) {
        return count(session, ROWS.toString());
    }

    /// How many rows the files have.
    static long fileRowCount(QuerySession session) {
        return count(session, FILES.toString());
    }

    private static long count(QuerySession session, String from) {
        return session.frame(Query.of("select count(*) as n from " + from)).integer(0, 0);
    }
}

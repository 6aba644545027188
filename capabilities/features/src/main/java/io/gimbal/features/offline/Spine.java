package io.gimbal.features.offline;

import io.gimbal.core.CodedException;
import io.gimbal.features.JoinKey;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import java.util.ArrayList;
import java.util.List;

/// What features are wanted for. In every session that needs it, the table [#ROWS] has for each of its rows the
/// number `__ordinal`, the time `__asof` in microseconds and the join keys.
///
/// @param keys of the service
record Spine(DataFiles files, String timeColumn, List<JoinKey> keys) {
    static final RelationName ROWS = new RelationName("spine_rows");

    private static final RelationName FILES = new RelationName("spine");

    Spine {
        keys = List.copyOf(keys);
    }

    /// @return the columns of the spine
    /// @throws CodedException INVALID_ARGUMENT if a column is missing, of a type that cannot be cast, or if a
    /// time is null
    Schema create(QuerySession session) {
        session.register(FILES, files);
        Schema schema = session.describe(Query.of("select * from " + FILES));
        schema.indexOf(timeColumn);
        keys.forEach(key -> schema.indexOf(key.name()));
        for (String name : schema.names()) {
            if (name.startsWith("__")) {
                throw CodedException.invalidArgument(
                        "column \"" + name + "\" of the spine begins with two underscores");
            }
        }
        List<String> columns = new ArrayList<>(List.of("__ordinal"));
        columns.add("epoch_us(cast(" + Sql.name(timeColumn) + " as timestamp)) as __asof");
        keys.forEach(key -> columns.add(Sql.cast(key.name(), key.type())));
        session.execute(Query.of(
                "create temp table " + ROWS + " as select " + String.join(", ", columns) + " from " + numbered()));
        long missing = session.frame(Query.of("select count(*) as n from " + ROWS + " where __asof is null"))
                .integer(0, 0);
        if (missing > 0) {
            throw CodedException.invalidArgument("the spine has " + missing + " rows without \"" + timeColumn + "\"");
        }
        return schema;
    }

    /// The spine with the number of each row.
    static String numbered() {
        return "(select *, row_number() over () - 1 as __ordinal from " + FILES + ")";
    }
}

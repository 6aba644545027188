package io.gimbal.features.offline;

import io.gimbal.features.Addresses;
import io.gimbal.features.ColumnType;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.SourceExports;
import io.gimbal.features.SourceName;
import io.gimbal.features.SourceRows;
import io.gimbal.features.SourceRows.Version;
import io.gimbal.graph.AssetRef;
import io.gimbal.query.Column;
import io.gimbal.query.Frame;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import io.gimbal.query.Schema;
import io.gimbal.query.TableAppender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Exports made by the query engine. What an event is called is made here, by the same code that names
/// pushed events.
public final class QuerySourceExports implements SourceExports {
    private static final String ID = "id";

    private final OfflineParts parts;
    private final KnownRows known;
    private final Addresses addresses;

    public QuerySourceExports(OfflineParts parts, SourceRows ingested, Addresses addresses) {
        this.parts = parts;
        this.known = new KnownRows(parts.journal(), ingested);
        this.addresses = addresses;
    }

    @Override
    public Export write(SourceName name, Instant asOf, Path target) {
        EventSource source = parts.definitions().get().source(name);
        try (QuerySession session = parts.open();
                QuerySession reading = parts.open()) {
            RelationName rows = known.create(reading, source, EventTime.micros(asOf), "known");
            RelationName result = new RelationName("named");
            boolean named = !source.id().isEmpty() && !source.columns().containsKey(ID);
            copy(reading, rows, session, result, source, named);
            ParquetFile file = session.write(
                    Query.of("select * exclude (__time) from " + result + " order by __time, "
                            + (named ? Sql.name(ID) : Sql.list(source.columns().keySet(), Sql::name))),
                    target);
            return new Export(file.path(), file.rowCount(), FileDigest.of(List.of(file.path())), from(name));
        }
    }

    private List<AssetRef> from(SourceName name) {
        List<AssetRef> from = new ArrayList<>();
        known.version(name).map(Version::dataset).ifPresent(from::add);
        from.add(addresses.source(name));
        return from;
    }

    private static void copy(
            QuerySession reading,
            RelationName rows,
            QuerySession session,
            RelationName result,
            EventSource source,
            boolean named) {
        List<Column> columns = new ArrayList<>();
        source.columns().forEach((column, type) -> columns.add(Sql.column(column, type)));
        if (named) {
            columns.add(Sql.column(ID, ColumnType.STRING));
        }
        columns.add(Sql.column("__time", ColumnType.LONG));
        String wanted = Sql.list(source.columns().keySet(), Sql::name) + ", __id, __time";
        try (Rows all = reading.query(Query.of("select " + wanted + " from " + rows));
                TableAppender table = session.create(result, new Schema(columns))) {
            all.forEach((frame, row) -> append(table, frame, row, source, named));
        }
    }

    private static void append(TableAppender table, Frame frame, int row, EventSource source, boolean named) {
        Map<String, FeatureValue> values = Values.row(frame, row, source.columns());
        for (String column : source.columns().keySet()) {
            FeatureValue value = values.get(column);
            if (value == null) {
                table.missing();
            } else {
                Values.append(table, value);
            }
        }
        int id = source.columns().size();
        if (named) {
            String sent = frame.isNull(id, row) ? "" : frame.text(id, row);
            table.text(EventJson.naturalId(source, values).orElse(sent));
        }
        table.integer(frame.integer(id + 1, row)).endRow();
    }
}

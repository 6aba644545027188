package io.gimbal.features.offline;

import io.gimbal.core.CodedException;
import io.gimbal.features.Availability;
import io.gimbal.features.ColumnType;
import io.gimbal.features.EventJournal;
import io.gimbal.features.EventJournal.Recorded;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.SourceEvent;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.query.Column;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.TableAppender;
import java.util.ArrayList;
import java.util.List;

/// The events of a source as a table of a session: its columns and, called so that no column of a source
/// can be, `__time`, `__visible` and `__created` in microseconds and `__seq`, the place in the source. Each
/// event once.
final class SourceTable {
    private final QuerySession session;
    private final EventSource source;
    private final RelationName name;

    private SourceTable(QuerySession session, EventSource source, RelationName name) {
        this.session = session;
        this.source = source;
        this.name = name;
    }

    /// @param files empty for the journal alone
    /// @throws CodedException INVALID_ARGUMENT if a file lacks a column, has another type, a row without
    ///     time or a     number that is not finite
    static RelationName create(
            QuerySession session, EventSource source, List<DataFiles> files, EventJournal journal, String suffix) {
        RelationName name = new RelationName("rows_" + suffix);
        new SourceTable(session, source, name).create(files, journal);
        return name;
    }

    /// The rows of files without those of the journal.
    static RelationName create(QuerySession session, EventSource source, DataFiles files) {
        RelationName name = new RelationName("rows");
        SourceTable table = new SourceTable(session, source, name);
        table.create(List.of(table.files(files)));
        return name;
    }

    private void create(List<DataFiles> files, EventJournal journal) {
        List<String> parts = new ArrayList<>();
        for (DataFiles some : files) {
            parts.add(files(some));
        }
        if (files.isEmpty() || !source.id().isEmpty()) {
            parts.add(journal(journal));
        }
        create(parts);
    }

    private void create(List<String> parts) {
        String all = "select *, " + clock() + ", row_number() over (order by __origin, __number) as __seq from ("
                + String.join(" union all ", parts) + ")";
        session.execute(Query.of("create temp table " + name + " as select * exclude (__origin, __number) from (" + all
                + ")" + onceEach()));
        check();
    }

    private String files(DataFiles files) {
        RelationName relation = new RelationName(name + "_files");
        session.register(relation, files);
        Schema found = session.describe(Query.of("select * from " + relation));
        source.columns().keySet().forEach(found::indexOf);
        return "select " + Sql.list(source.columns().entrySet(), column -> Sql.cast(column.getKey(), column.getValue()))
                + ", 0 as __origin, row_number() over () as __number from " + relation;
    }

    private String journal(EventJournal journal) {
        RelationName relation = new RelationName(name + "_journal");
        List<Column> columns = new ArrayList<>();
        source.columns().forEach((column, type) -> columns.add(Sql.column(column, type)));
        columns.add(Sql.column("__number", ColumnType.LONG));
        try (TableAppender table = session.create(relation, new Schema(columns))) {
            List<Recorded> some = journal.read(source.name(), 0);
            while (!some.isEmpty()) {
                some.forEach(recorded -> append(table, recorded));
                some = journal.read(source.name(), some.getLast().offset() + 1);
            }
        }
        return "select " + Sql.list(source.columns().keySet(), Sql::name) + ", 1 as __origin, __number from "
                + relation;
    }

    private void append(TableAppender table, Recorded recorded) {
        SourceEvent event = EventJson.recall(source, (JsonObject) Json.parse(recorded.payload()));
        for (String column : source.columns().keySet()) {
            FeatureValue value = event.values().get(column);
            if (value == null) {
                table.missing();
            } else {
                Values.append(table, value);
            }
        }
        table.integer(recorded.offset()).endRow();
    }

    /// The same as [io.gimbal.features.semantics.Visibility] says for a single event.
    private String clock() {
        String time = source.time().map(SourceTable::micros).orElse("cast('" + EventTime.ALWAYS + "' as bigint)");
        String created = source.availability() instanceof Availability.KnownAt(String column)
                ? "coalesce(" + micros(column) + ", " + time + ")"
                : time;
        String visible = switch (source.availability()) {
            case Availability.AtOnce() -> time;
            case Availability.LandingDelay delay -> time + " + " + delay.micros();
            case Availability.KnownAt _ -> "greatest(" + time + ", " + created + ")";
        };
        return time + " as __time, " + created + " as __created, " + visible + " as __visible";
    }

    private static String micros(String column) {
        return "epoch_us(" + Sql.name(column) + ")";
    }

    /// Of rows with the same id the one in the journal counts, whose place there the online store goes by,
    /// else the first. One with a null in its id is an event of its own.
    private String onceEach() {
        if (source.id().isEmpty()) {
            return "";
        }
        String known = Sql.and(source.id().stream()
                .map(column -> Sql.name(column) + " is not null")
                .toList());
        return " qualify row_number() over (partition by " + Sql.list(source.id(), Sql::name) + ", case when " + known
                + " then 0 else __seq end order by __origin desc, __time, __created, __seq) = 1";
    }

    private void check() {
        List<String> problems = new ArrayList<>();
        List<String> counts = new ArrayList<>(List.of("0"));
        source.time().ifPresent(column -> {
            problems.add("without \"" + column + "\"");
            counts.add("count(*) filter (where " + Sql.name(column) + " is null)");
        });
        source.columns().forEach((column, type) -> {
            if (type == ColumnType.DOUBLE) {
                problems.add("whose \"" + column + "\" is not a finite number");
                counts.add("count(*) filter (where not isfinite(" + Sql.name(column) + "))");
            }
        });
        Frame found = session.frame(Query.of("select " + String.join(", ", numbered(counts)) + " from " + name));
        for (int i = 0; i < problems.size(); i++) {
            long rows = found.integer(i + 1, 0);
            if (rows > 0) {
                throw CodedException.invalidArgument(
                        "source \"" + source.name() + "\" has " + rows + " rows " + problems.get(i));
            }
        }
    }

    private static List<String> numbered(List<String> counts) {
        List<String> named = new ArrayList<>();
        counts.forEach(count -> named.add(count + " as c" + named.size()));
        return named;
    }
}

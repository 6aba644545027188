package io.gimbal.features.offline;

import io.gimbal.core.Digest;
import io.gimbal.core.Scratch;
import io.gimbal.features.ColumnType;
import io.gimbal.features.EventJournal;
import io.gimbal.features.EventJournal.Recorded;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceName;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.query.Column;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.TableAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The journal of sources as tables: the columns, `__number`, the place in the journal, and `__id`, what an
/// event is called there. Thread-safe.
///
/// Most of a long journal is kept as Parquet in a folder, so that it is not decoded again each time. The
/// folder is emptied at the start; the journal alone counts.
public final class JournalTables {
    /// How many events are worth a file.
    private static final int WORTH_A_FILE = 20_000;

    private final EventJournal journal;
    private final QueryEngine engine;
    private final Duration time;
    private final Scratch.Folder folder;
    private final Map<String, Copy> copies = new ConcurrentHashMap<>();

    /// What of a source's journal is in files, for one set of columns.
    private static final class Copy {
        private final List<Path> files = new ArrayList<>();
        private long end;
    }

    /// @param folder of its own; not closed here
    /// @param time that copying may take
    public JournalTables(EventJournal journal, QueryEngine engine, Duration time, Scratch.Folder folder) {
        this.journal = journal;
        this.engine = engine;
        this.time = time;
        this.folder = folder;
    }

    boolean hasEvents(SourceName source) {
        return journal.end(source) > 0;
    }

    /// Makes relations of the session and says how to select from them.
    ///
    /// @param name what they are called, with something behind it
    String select(QuerySession session, EventSource source, RelationName name) {
        String columns = Sql.list(source.columns().keySet(), Sql::name) + ", __number, __id";
        RelationName rest = new RelationName(name + "_rest");
        List<Path> files;
        long end;
        Copy copy = copies.computeIfAbsent(key(source), _ -> new Copy());
        synchronized (copy) {
            if (journal.end(source.name()) - copy.end >= WORTH_A_FILE) {
                extend(copy, source);
            }
            files = List.copyOf(copy.files);
            end = copy.end;
        }
        append(session, source, rest, end);
        if (files.isEmpty()) {
            return "select " + columns + " from " + rest;
        }
        RelationName copied = new RelationName(name + "_copied");
        session.register(copied, DataFiles.parquet(files.toArray(Path[]::new)));
        return "select " + columns + " from " + copied + " union all select " + columns + " from " + rest;
    }

    private void extend(Copy copy, EventSource source) {
        RelationName table = new RelationName("events");
        try (QuerySession session = engine.open(time)) {
            long end = append(session, source, table, copy.end);
            Path file = folder.resolve(key(source) + "-" + copy.end + ".parquet");
            session.write(Query.of("select * from " + table + " order by __number"), file);
            copy.files.add(file);
            copy.end = end;
        }
    }

    /// @return where the journal goes on
    private long append(QuerySession session, EventSource source, RelationName name, long from) {
        List<Column> columns = new ArrayList<>();
        source.columns().forEach((column, type) -> columns.add(Sql.column(column, type)));
        columns.add(Sql.column("__number", ColumnType.LONG));
        columns.add(Sql.column("__id", ColumnType.STRING));
        long next = from;
        try (TableAppender table = session.create(name, new Schema(columns))) {
            List<Recorded> some = journal.read(source.name(), next);
            while (!some.isEmpty()) {
                some.forEach(recorded -> append(table, source, recorded));
                next = some.getLast().offset() + 1;
                some = journal.read(source.name(), next);
            }
        }
        return next;
    }

    private static void append(TableAppender table, EventSource source, Recorded recorded) {
        SourceEvent event = EventJson.recall(source, (JsonObject) Json.parse(recorded.payload()));
        for (String column : source.columns().keySet()) {
            FeatureValue value = event.values().get(column);
            if (value == null) {
                table.missing();
            } else {
                Values.append(table, value);
            }
        }
        table.integer(recorded.offset()).text(event.id()).endRow();
    }

    /// The columns are part of it: a source that gets another one is read again.
    private static String key(EventSource source) {
        return source.name() + "-"
                + Digest.of(source.columns().toString() + source.time()).hex().substring(0, 16);
    }
}

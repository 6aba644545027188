package io.gimbal.features.offline;

import io.gimbal.core.CodedException;
import io.gimbal.features.Availability;
import io.gimbal.features.ColumnType;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.SnapshotRowId;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.SqlText;
import java.util.ArrayList;
import java.util.List;

/// The events of a source as a table of a session: its columns and, called so that no column of a source
/// can be, `__time`, `__visible` and `__created` in microseconds, `__seq`, the place in the source, and
/// `__id`, what a pushed event is called. Each event once. Not thread-safe.
final class SourceTable {
    private final QuerySession session;
    private final EventSource source;
    private final RelationName name;
    private final List<String> parts = new ArrayList<>();

    SourceTable(QuerySession session, EventSource source, RelationName name) {
        this.session = session;
        this.source = source;
        this.name = name;
    }

    /// @throws CodedException INVALID_ARGUMENT if a column is missing
    SourceTable addFiles(DataFiles files) {
        RelationName relation = new RelationName(name + "_files");
        session.register(relation, files);
        Schema found = session.describe(Query.of("select * from " + relation));
        source.columns().keySet().forEach(found::indexOf);
        parts.add("select "
                + Sql.list(source.columns().entrySet(), column -> Sql.cast(column.getKey(), column.getValue()))
                + ", row_number() over () as __number, cast(null as varchar) as __id, 0 as __origin from " + relation);
        return this;
    }

    SourceTable addJournal(JournalTables journal) {
        String all = journal.select(session, source, name);
        String counting = source.time().isPresent() ? all : newestSnapshot(all);
        parts.add("select *, 1 as __origin from (" + counting + ")");
        return this;
    }

    /// The same as [io.gimbal.features.semantics.Snapshot] says event by event.
    private static String newestSnapshot(String journal) {
        String version = "regexp_extract(__id, " + SqlText.literal(SnapshotRowId.PATTERN) + ", 1)";
        String firsts =
                "select min(__number) as first from (" + journal + ") where " + version + " <> '' group by " + version;
        return "select * from (" + journal + ") where __number >= (select coalesce(max(first), 0) from (" + firsts
                + "))";
    }

    /// @param until rows that became visible later are left out
    /// @throws CodedException INVALID_ARGUMENT if a row has another type, no time, or a number that is not
    ///     finite
    RelationName create(long until) {
        String all = "select *, " + clock() + " from (" + String.join(" union all ", parts) + ")";
        String known = until == KnownRows.ALL
                ? all
                : "select * from (" + all + ") where __visible is null or __visible <= " + until;
        String placed =
                "select * exclude (__origin, __number), row_number() over (order by __origin, __number) as __seq,"
                        + " __origin from (" + known + ")";
        session.execute(Query.of(
                "create temp table " + name + " as select * exclude (__origin) from (" + placed + ")" + onceEach()));
        check();
        return name;
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

package io.gimbal.features.offline;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.Ingested;
import io.gimbal.features.Materializations;
import io.gimbal.features.SnapshotRowId;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.SourceName;
import io.gimbal.features.SourceRows;
import io.gimbal.features.SourceRows.Version;
import io.gimbal.features.semantics.CanonicalValue;
import io.gimbal.features.semantics.CanonicalWriter;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Pushes the rows of dataset versions in order of event time. What it took of a version it does not take again; only
/// the first time after a start it goes through what the journal has already.
public final class JournalMaterializations implements Materializations {
    private final OfflineParts parts;
    private final SourceEvents events;
    private final SourceRows ingested;
    private final TakenRows taken = new TakenRows();

    public JournalMaterializations(OfflineParts parts, SourceEvents events, SourceRows ingested) {
        this.parts = parts;
        this.events = events;
        this.ingested = ingested;
    }

    @Override
    public List<SourceName> list() {
        return parts.definitions().get().sources().stream()
                .map(EventSource::name)
                .filter(source -> ingested.find(source).isPresent())
                .toList();
    }

    @Override
    public Materialized materialize(SourceName name, Instant until) {
        EventSource source = parts.definitions().get().source(name);
        Version version = ingested.find(name)
                .orElseThrow(() -> CodedException.failedPrecondition(
                        "nothing was ingested for source \"" + name + "\"; add data to a dataset of it first"));
        OptionalLong before = taken.until(source, version);
        long end = EventTime.micros(until);
        Ingested rows = before.isPresent() && before.getAsLong() >= end
                ? new Ingested(0, 0, 0)
                : push(source, version, before, end);
        taken.add(source, version, end);
        return new Materialized(name, version.dataset(), rows);
    }

    private Ingested push(EventSource source, Version version, OptionalLong after, long until) {
        try (QuerySession session = parts.open();
                BulkPush push = push(source)) {
            RelationName rows = new SourceTable(session, source, new RelationName("rows"))
                    .addFiles(version.rows())
                    .create(until);
            try (Rows sorted = session.query(Query.of(inOrder(source, rows, after)))) {
                sorted.forEach((frame, row) -> push.add(event(source, frame, row, version)));
            }
            return push.finish();
        }
    }

    /// What is replaced as a whole comes in at once, all of it or nothing.
    private BulkPush push(EventSource source) {
        return source.time().isPresent()
                ? BulkPush.inParts(source.name(), events)
                : BulkPush.atOnce(source.name(), events);
    }

    /// The columns, then how many equal rows came before, of those also that are not asked for.
    private static String inOrder(EventSource source, RelationName rows, OptionalLong after) {
        String columns = Sql.list(source.columns().keySet(), Sql::name);
        String twin = source.id().isEmpty()
                ? "row_number() over (partition by " + columns + " order by __seq)"
                : "cast(1 as bigint)";
        String news = after.isPresent() ? " where __visible > " + after.getAsLong() : "";
        return "select " + columns + ", __twin from (select *, " + twin + " as __twin from " + rows + ")" + news
                + " order by __time, __seq";
    }

    private static SourceEvent event(EventSource source, Frame frame, int row, Version version) {
        Map<String, FeatureValue> values = Values.row(frame, row, source.columns());
        long twin = frame.integer(source.columns().size(), row);
        return new SourceEvent(
                EventJson.naturalId(source, values).orElseGet(() -> place(source, values, twin, version)), values);
    }

    /// What a row without an id is called: by its content, so that a later version brings it only once.
    private static String place(EventSource source, Map<String, FeatureValue> values, long twin, Version version) {
        String content = content(values) + "#" + twin;
        return source.time().isPresent() ? content : SnapshotRowId.of(version.dataset(), content);
    }

    private static String content(Map<String, FeatureValue> values) {
        CanonicalWriter out = new CanonicalWriter(32 * values.size());
        new TreeMap<>(values).forEach((column, value) -> {
            out.putText(column);
            CanonicalValue.write(out, value);
        });
        return Digest.of(out.toBytes()).hex().substring(0, 32);
    }
}

package io.gimbal.features.offline;

import io.gimbal.features.Definitions;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.Ingested;
import io.gimbal.features.Materializations;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.SourceName;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Pushes the rows of files in order of event time.
public final class JournalMaterializations implements Materializations {
    private static final int AT_ONCE = 1_000;

    private final QueryEngine engine;
    private final Duration time;
    private final Supplier<Definitions> definitions;
    private final SourceEvents events;

    /// @param time that one run may take
    public JournalMaterializations(
            QueryEngine engine, Duration time, Supplier<Definitions> definitions, SourceEvents events) {
        this.engine = engine;
        this.time = time;
        this.definitions = definitions;
        this.events = events;
    }

    @Override
    public Ingested materialize(Request request) {
        EventSource source = definitions.get().source(request.source());
        String content = FileDigest.of(request.files().paths());
        try (QuerySession session = engine.open(time)) {
            RelationName rows = SourceTable.create(session, source, request.files());
            String columns = Sql.list(source.columns().keySet(), Sql::name);
            Query ordered = Query.of(
                    "select " + columns + ", __seq from " + rows + " where __visible <= ? order by __time, __seq",
                    EventTime.micros(request.until()));
            Push push = new Push(source.name());
            try (Rows sorted = session.query(ordered)) {
                sorted.forEach((frame, row) -> push.add(event(source, frame, row, content)));
            }
            return push.finish();
        }
    }

    /// A row without an id of its own is called by the content of its file and its place in it, so that the
    /// same file brings it once.
    private static SourceEvent event(EventSource source, Frame frame, int row, String content) {
        Map<String, FeatureValue> values = new HashMap<>();
        int column = 0;
        for (String name : source.columns().keySet()) {
            Values.read(frame, column++, row, source.type(name)).ifPresent(value -> values.put(name, value));
        }
        String place = content + "/" + frame.integer(column, row);
        return new SourceEvent(EventJson.naturalId(source, values).orElse(place), values);
    }

    /// Collects events and sends them some at a time.
    private final class Push {
        private final SourceName source;
        private final List<SourceEvent> batch = new ArrayList<>();
        private Ingested total = new Ingested(0, 0, 0);

        Push(SourceName source) {
            this.source = source;
        }

        void add(SourceEvent event) {
            batch.add(event);
            if (batch.size() == AT_ONCE) {
                send();
            }
        }

        Ingested finish() {
            if (!batch.isEmpty()) {
                send();
            }
            return total;
        }

        private void send() {
            total = total.plus(events.append(source, List.copyOf(batch)));
            batch.clear();
        }
    }
}

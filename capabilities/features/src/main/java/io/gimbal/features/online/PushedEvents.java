package io.gimbal.features.online;

import io.gimbal.core.Problems;
import io.gimbal.eventtime.Horizon;
import io.gimbal.eventtime.Watermark;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.Ingested;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.SourceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Events that clients push as they happen: none may come from the future, and event time is told of them. What is
/// loaded from data does neither. Thread-safe.
public final class PushedEvents implements SourceEvents {
    private final SourceEvents events;
    private final Supplier<Definitions> definitions;
    private final Horizon horizon;
    private final Watermark watermark;

    public PushedEvents(SourceEvents events, Supplier<Definitions> definitions, Horizon horizon, Watermark watermark) {
        this.events = events;
        this.definitions = definitions;
        this.horizon = horizon;
        this.watermark = watermark;
    }

    @Override
    public Ingested append(SourceName name, List<SourceEvent> pushed) {
        EventSource source = definitions.get().source(name);
        refuseFuture(source, pushed);
        Ingested ingested = events.append(name, pushed);
        pushed.stream().flatMap(event -> time(source, event).stream()).forEach(watermark::note);
        return ingested;
    }

    private void refuseFuture(EventSource source, List<SourceEvent> pushed) {
        Problems problems = new Problems();
        for (int i = 0; i < pushed.size(); i++) {
            String place = "[" + i + "].event_time";
            time(source, pushed.get(i)).flatMap(horizon::objection).ifPresent(text -> problems.add(place, text));
        }
        problems.throwIfAny("the events");
    }

    /// Empty for a row of a source without times.
    private static Optional<Instant> time(EventSource source, SourceEvent event) {
        long micros = AdmittedEvent.eventTime(source, event);
        return micros == EventTime.ALWAYS ? Optional.empty() : Optional.of(EventTime.instant(micros));
    }
}

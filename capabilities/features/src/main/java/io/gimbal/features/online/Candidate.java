package io.gimbal.features.online;

import io.gimbal.features.EventJournal;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.SourceEvent;
import io.gimbal.json.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/// An event that asks to be let in.
///
/// @param ids its own, and the one its declared columns give it: a row of a file and the same row pushed
///     under another     id are one event
record Candidate(SourceEvent event, Set<EventDigest> ids, EventDigest content) {

    static Candidate of(EventSource source, SourceEvent event) {
        Set<EventDigest> ids = new LinkedHashSet<>();
        ids.add(EventDigest.ofId(event.id()));
        EventJson.naturalId(source, event.values())
                .filter(id -> !id.equals(event.id()))
                .map(EventDigest::ofId)
                .ifPresent(ids::add);
        return new Candidate(event, ids, EventDigest.ofContent(event.values()));
    }

    EventJournal.Entry entry(EventSource source) {
        return new EventJournal.Entry(
                event.id(), AdmittedEvent.eventTime(source, event), Json.bytes(EventJson.write(source, event)));
    }
}

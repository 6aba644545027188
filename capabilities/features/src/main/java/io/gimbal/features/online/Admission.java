package io.gimbal.features.online;

import io.gimbal.core.CodedException;
import io.gimbal.features.SourceName;
import io.gimbal.features.online.KnownIds.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which events are new. Guarded by the lock of its source.
///
/// An event under way to the journal counts as known: who sends it again waits for the first to arrive.
final class Admission {
    private final SourceName source;
    private final KnownIds known;
    private final Map<EventDigest, Waiting> underway = new HashMap<>();

    private record Waiting(EventDigest content, Batch batch) {}

    /// @param fresh the new ones in order
    /// @param repeated how many are known with the same content
    /// @param awaited the batches that bring some of the repeated ones
    record Verdict(List<Candidate> fresh, long repeated, Set<Batch> awaited) {}

    Admission(SourceName source, KnownIds known) {
        this.source = source;
        this.known = known;
    }

    /// @throws CodedException CONFLICT if an id is known with other content; nothing has changed then
    Verdict judge(List<Candidate> candidates) {
        Set<EventDigest> ids = new HashSet<>();
        candidates.forEach(candidate -> ids.addAll(candidate.ids()));
        Map<EventDigest, Known> stored = known.find(ids);
        Map<EventDigest, EventDigest> here = new HashMap<>();
        List<Candidate> fresh = new ArrayList<>(candidates.size());
        Set<Batch> awaited = new LinkedHashSet<>();
        for (Candidate candidate : candidates) {
            boolean repeated = false;
            for (EventDigest id : candidate.ids()) {
                Known before = stored.get(id);
                Waiting waiting = underway.get(id);
                EventDigest twin = here.get(id);
                repeated |= before != null && same(candidate, before.content());
                repeated |= twin != null && same(candidate, twin);
                if (waiting != null && same(candidate, waiting.content())) {
                    repeated = true;
                    awaited.add(waiting.batch());
                }
            }
            if (!repeated) {
                fresh.add(candidate);
                candidate.ids().forEach(id -> here.put(id, candidate.content()));
            }
        }
        return new Verdict(fresh, candidates.size() - fresh.size(), awaited);
    }

    private boolean same(Candidate candidate, EventDigest content) {
        if (candidate.content().equals(content)) {
            return true;
        }
        throw CodedException.conflict("source \"" + source + "\" has an event \""
                + candidate.event().id() + "\" with other content; events do not change");
    }

    void start(Batch batch) {
        for (Candidate event : batch.events()) {
            event.ids().forEach(id -> underway.put(id, new Waiting(event.content(), batch)));
        }
    }

    /// The batch did not arrive.
    void cancel(Batch batch) {
        batch.events().forEach(event -> event.ids().forEach(underway::remove));
    }

    /// The batch is in the journal.
    void finish(Batch batch, long firstOffset) {
        long offset = firstOffset;
        for (Candidate event : batch.events()) {
            remember(event, offset++);
        }
        cancel(batch);
    }

    void remember(Candidate event, long offset) {
        event.ids().forEach(id -> known.put(id, new Known(offset, event.content())));
    }

    /// Whether the event at this offset of the journal is the first of its id.
    boolean isFirst(Candidate event, long offset) {
        return known.find(event.ids()).values().stream().allMatch(before -> before.offset() >= offset);
    }
}

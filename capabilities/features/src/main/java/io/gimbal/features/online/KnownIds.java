package io.gimbal.features.online;

import io.gimbal.features.SourceName;
import io.gimbal.features.semantics.CanonicalReader;
import io.gimbal.features.semantics.CanonicalWriter;
import io.gimbal.kv.Key;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import io.gimbal.kv.Namespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which events of a source are in the journal, by id. Kept as long as the journal, because a repetition may
/// come at any time. Guarded by the lock of its source.
final class KnownIds {
    private final KeyValueStore store;
    private final Namespace namespace;
    private final Map<EventDigest, Known> recent = new HashMap<>();

    /// @param offset of the event in the journal
    record Known(long offset, EventDigest content) {}

    KnownIds(KeyValueStore store, SourceName source) {
        this.store = store;
        this.namespace = namespace(source);
    }

    static Namespace namespace(SourceName source) {
        return new Namespace("features/ids/" + source);
    }

    /// What is known of each of these ids; those that nobody knows are missing from the result.
    Map<EventDigest, Known> find(Set<EventDigest> ids) {
        Map<EventDigest, Known> found = new HashMap<>();
        List<EventDigest> unknown = new ArrayList<>();
        for (EventDigest id : new HashSet<>(ids)) {
            Known known = recent.get(id);
            if (known == null) {
                unknown.add(id);
            } else {
                found.put(id, known);
            }
        }
        if (!unknown.isEmpty()) {
            readStored(unknown, found);
        }
        return found;
    }

    private void readStored(List<EventDigest> ids, Map<EventDigest, Known> found) {
        List<Key> keys = ids.stream().map(EventDigest::key).toList();
        List<Optional<byte[]>> stored = store.getMany(namespace, keys);
        for (int i = 0; i < ids.size(); i++) {
            if (stored.get(i).isPresent()) {
                CanonicalReader in = new CanonicalReader(stored.get(i).get());
                found.put(ids.get(i), new Known(in.getLong(), EventDigest.read(in)));
            }
        }
    }

    void put(EventDigest id, Known known) {
        recent.put(id, known);
    }

    /// What was put since the last call of [#clean].
    List<Mutation> changes() {
        List<Mutation> changes = new ArrayList<>(recent.size());
        recent.forEach((id, known) -> {
            CanonicalWriter out = new CanonicalWriter(24).putLong(known.offset());
            known.content().write(out);
            changes.add(new Mutation.Put(namespace, id.key(), out.toBytes()));
        });
        return changes;
    }

    /// The changes are stored now.
    void clean() {
        recent.clear();
    }
}

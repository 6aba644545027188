package io.gimbal.features.online;

import io.gimbal.features.SourceName;
import io.gimbal.features.semantics.CanonicalReader;
import io.gimbal.features.semantics.CanonicalWriter;
import io.gimbal.features.semantics.Snapshot;
import io.gimbal.kv.Key;
import io.gimbal.kv.KeyRange;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import io.gimbal.kv.Namespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far the stored state of a source has come in its journal. Written in one step with the state itself.
final class Checkpoint {
    private static final Namespace PROGRESS = new Namespace("features/progress");

    private final KeyValueStore store;
    private final SourceName source;

    /// @param next the first offset whose event's id is not stored
    /// @param watermark see [Watermark]
    /// @param views the first offset whose event is not in the stored state of a view
    record Progress(long next, long watermark, Snapshot snapshot, Map<StateId, Long> views) {
        Progress {
            views = Map.copyOf(views);
        }

        /// The first offset that nobody has seen.
        long last() {
            return views.values().stream().reduce(next, Math::max);
        }

        /// The first offset that somebody has not seen.
        long first() {
            return views.values().stream().reduce(next, Math::min);
        }
    }

    Checkpoint(KeyValueStore store, SourceName source) {
        this.store = store;
        this.source = source;
    }

    /// @param states in use; one that is not stored yet begins at 0
    Progress read(List<StateId> states) {
        Map<StateId, Long> views = new HashMap<>();
        for (StateId state : states) {
            views.put(state, find(key(state)).map(CanonicalReader::getLong).orElse(0L));
        }
        Optional<CanonicalReader> stored = find(key());
        return stored.isEmpty()
                ? new Progress(0, Watermark.NONE, Snapshot.NONE, views)
                : new Progress(stored.get().getLong(), stored.get().getLong(), snapshot(), views);
    }

    private Snapshot snapshot() {
        return find(snapshotKey())
                .map(in -> new Snapshot(in.getText(), in.getLong()))
                .orElse(Snapshot.NONE);
    }

    private Optional<CanonicalReader> find(Key key) {
        return store.find(PROGRESS, key).map(CanonicalReader::new);
    }

    /// Forgets the state of the source. What it was is made again from the journal.
    void reset(List<StateId> states) {
        store.deleteMany(PROGRESS, List.of(key(), snapshotKey())); // first: without it the rest is never believed
        for (StateId state : states) {
            store.deleteMany(PROGRESS, List.of(key(state)));
            Key prefix = Key.of(new CanonicalWriter(16).putLong(state.value()).toBytes());
            Deletion.of(store, UnitCache.UNITS, KeyRange.prefix(prefix));
        }
        Deletion.of(store, KnownIds.namespace(source), KeyRange.all());
    }

    /// @param changes of units and ids
    void write(List<Mutation> changes, Progress progress) {
        List<Mutation> all = new ArrayList<>(changes);
        CanonicalWriter out = new CanonicalWriter(16).putLong(progress.next()).putLong(progress.watermark());
        all.add(new Mutation.Put(PROGRESS, key(), out.toBytes()));
        if (!progress.snapshot().equals(Snapshot.NONE)) {
            all.add(new Mutation.Put(PROGRESS, snapshotKey(), bytes(progress.snapshot())));
        }
        progress.views()
                .forEach((state, next) -> all.add(new Mutation.Put(
                        PROGRESS,
                        key(state),
                        new CanonicalWriter(16).putLong(next).toBytes())));
        store.write(all);
    }

    private static byte[] bytes(Snapshot snapshot) {
        return new CanonicalWriter(64)
                .putText(snapshot.version())
                .putLong(snapshot.first())
                .toBytes();
    }

    private Key snapshotKey() {
        return Key.of("snapshot/" + source);
    }

    private Key key() {
        return Key.of("source/" + source);
    }

    private static Key key(StateId state) {
        return Key.of("state/" + Long.toHexString(state.value()));
    }
}

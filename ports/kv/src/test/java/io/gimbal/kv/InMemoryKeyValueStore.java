package io.gimbal.kv;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A strict fake: keeps copies, so that nobody relies on shared arrays, and loses everything when it is forgotten,
/// unless it is continued by [#reopen].
public final class InMemoryKeyValueStore implements KeyValueStore {
    private final Map<Namespace, NavigableMap<Key, byte[]>> state;
    private boolean closed;

    public InMemoryKeyValueStore() {
        this(new HashMap<>());
    }

    private InMemoryKeyValueStore(Map<Namespace, NavigableMap<Key, byte[]>> state) {
        this.state = state;
    }

    /// As after a restart.
    public synchronized InMemoryKeyValueStore reopen() {
        close();
        return new InMemoryKeyValueStore(state);
    }

    @Override
    public synchronized List<Optional<byte[]>> getMany(Namespace namespace, List<Key> keys) {
        return keys.stream()
                .map(key -> Optional.ofNullable(values(namespace).get(key)).map(byte[]::clone))
                .toList();
    }

    @Override
    public synchronized void write(List<Mutation> mutations) {
        for (Mutation mutation : mutations) {
            switch (mutation) {
                case Mutation.Put put ->
                    values(put.namespace()).put(put.key(), put.value().clone());
                case Mutation.Delete delete -> values(delete.namespace()).remove(delete.key());
            }
        }
    }

    @Override
    public synchronized boolean putIfAbsent(Namespace namespace, Key key, byte[] value) {
        boolean absent = find(namespace, key).isEmpty();
        if (absent) {
            put(namespace, key, value);
        }
        return absent;
    }

    @Override
    public synchronized boolean compareAndSet(Namespace namespace, Key key, byte[] expected, byte[] next) {
        boolean same = find(namespace, key)
                .map(current -> Arrays.equals(current, expected))
                .orElse(false);
        if (same) {
            put(namespace, key, next);
        }
        return same;
    }

    @Override
    public void scan(Namespace namespace, KeyRange range, EntryConsumer consumer) {
        for (KeyValue entry : snapshot(namespace, range)) {
            if (!consumer.accept(entry)) {
                return;
            }
        }
    }

    private synchronized List<KeyValue> snapshot(Namespace namespace, KeyRange range) {
        List<KeyValue> entries = new ArrayList<>();
        values(namespace).forEach((key, value) -> {
            if (range.contains(key)) {
                entries.add(new KeyValue(key, value.clone()));
            }
        });
        return entries;
    }

    private NavigableMap<Key, byte[]> values(Namespace namespace) {
        if (closed) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the key-value store is closed");
        }
        return state.computeIfAbsent(namespace, _ -> new TreeMap<>());
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}

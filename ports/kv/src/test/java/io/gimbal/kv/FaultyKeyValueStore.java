package io.gimbal.kv;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A store whose disk can be filled, and from which a namespace can be taken away.
public final class FaultyKeyValueStore implements KeyValueStore {
    private final KeyValueStore inner;
    private final AtomicInteger reads = new AtomicInteger();
    private final Set<Namespace> unreadable = ConcurrentHashMap.newKeySet();
    private volatile boolean full;

    public FaultyKeyValueStore(KeyValueStore inner) {
        this.inner = inner;
    }

    public void setFull(boolean next) {
        full = next;
    }

    /// Whether keys of the namespace can be asked for.
    public void setReadable(Namespace namespace, boolean next) {
        if (next) {
            unreadable.remove(namespace);
        } else {
            unreadable.add(namespace);
        }
    }

    /// How often it was asked, for however many keys.
    public int reads() {
        return reads.get();
    }

    @Override
    public List<Optional<byte[]>> getMany(Namespace namespace, List<Key> keys) {
        reads.incrementAndGet();
        if (unreadable.contains(namespace)) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the disk is away");
        }
        return inner.getMany(namespace, keys);
    }

    @Override
    public void write(List<Mutation> mutations) {
        refuseIfFull();
        inner.write(mutations);
    }

    @Override
    public boolean putIfAbsent(Namespace namespace, Key key, byte[] value) {
        refuseIfFull();
        return inner.putIfAbsent(namespace, key, value);
    }

    @Override
    public boolean compareAndSet(Namespace namespace, Key key, byte[] expected, byte[] next) {
        refuseIfFull();
        return inner.compareAndSet(namespace, key, expected, next);
    }

    @Override
    public void scan(Namespace namespace, KeyRange range, EntryConsumer consumer) {
        inner.scan(namespace, range, consumer);
    }

    @Override
    public void close() {
        inner.close();
    }

    private void refuseIfFull() {
        if (full) {
            throw new CodedException(ErrorCode.NO_SPACE, "the disk is full");
        }
    }
}

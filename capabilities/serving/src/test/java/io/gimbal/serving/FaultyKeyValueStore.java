package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.kv.Key;
import io.gimbal.kv.KeyRange;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import io.gimbal.kv.Namespace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A store whose disk can be filled.
final class FaultyKeyValueStore implements KeyValueStore {
    private final KeyValueStore inner;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean full;

    FaultyKeyValueStore(KeyValueStore inner) {
        this.inner = inner;
    }

    void setFull(boolean next) {
        full = next;
    }

    /// How often it was asked, for however many keys.
    int reads() {
        return reads.get();
    }

    @Override
    public List<Optional<byte[]>> getMany(Namespace namespace, List<Key> keys) {
        reads.incrementAndGet();
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

package io.gimbal.kv;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;

/// Keys and values in RocksDB, in a folder that one process owns. It is opened by the first call, which loads some
/// 17 MB of native code.
///
/// A write that returned is in the operating system's hands and survives `kill -9`; with [KeyValueConfig#sync] it
/// also survives power loss. Memory beside the heap is bounded by the cache and the write buffer, and freed by
/// closing.
public final class RocksKeyValueStore implements KeyValueStore {
    private final KeyValueConfig config;
    private final Path folder;

    /// Shared by every call, exclusive for closing: a call on freed native memory would end the process.
    private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();

    /// Shared by plain writes, exclusive for those that compare first.
    private final ReadWriteLock writing = new ReentrantReadWriteLock();

    private volatile @Nullable RocksDatabase open;
    private volatile boolean closed;

    public RocksKeyValueStore(KeyValueConfig config, Path folder) {
        this.config = config;
        this.folder = folder;
    }

    @Override
    public List<Optional<byte[]>> getMany(Namespace namespace, List<Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        StoredKeys stored = new StoredKeys(namespace);
        List<byte[]> wanted = keys.stream().map(stored::of).toList();
        return using("read", rocks -> {
            List<byte[]> found = rocks.database().multiGetAsList(wanted);
            List<Optional<byte[]>> values = new ArrayList<>(wanted.size());
            for (int i = 0; i < wanted.size(); i++) {
                values.add(value(rocks.database(), wanted.get(i), found.get(i)));
            }
            return values;
        });
    }

    /// RocksDB's bulk read gives null for a value it cannot read as for one that is not there; a single read throws.
    private static Optional<byte[]> value(RocksDB database, byte[] key, byte @Nullable [] found)
            throws RocksDBException {
        return Optional.ofNullable(found == null ? database.get(key) : found);
    }

    @Override
    public void write(List<Mutation> mutations) {
        if (mutations.isEmpty()) {
            return;
        }
        change(writing.readLock(), rocks -> {
            try (WriteBatch batch = new WriteBatch()) {
                add(mutations, batch);
                rocks.database().write(rocks.writeOptions(), batch);
            }
            return true;
        });
    }

    private static void add(List<Mutation> mutations, WriteBatch batch) throws RocksDBException {
        Map<Namespace, StoredKeys> namespaces = new HashMap<>();
        for (Mutation mutation : mutations) {
            byte[] key = namespaces
                    .computeIfAbsent(mutation.namespace(), StoredKeys::new)
                    .of(mutation.key());
            switch (mutation) {
                case Mutation.Put put -> batch.put(key, put.value());
                case Mutation.Delete _ -> batch.delete(key);
            }
        }
    }

    @Override
    public boolean putIfAbsent(Namespace namespace, Key key, byte[] value) {
        return putIf(new Mutation.Put(namespace, key, value), Optional::isEmpty);
    }

    @Override
    public boolean compareAndSet(Namespace namespace, Key key, byte[] expected, byte[] next) {
        return putIf(
                new Mutation.Put(namespace, key, next),
                current -> current.isPresent() && Arrays.equals(current.get(), expected));
    }

    private boolean putIf(Mutation.Put put, Function<Optional<byte[]>, Boolean> condition) {
        byte[] key = new StoredKeys(put.namespace()).of(put.key());
        return change(writing.writeLock(), rocks -> {
            RocksDB database = rocks.database();
            if (!condition.apply(Optional.ofNullable(database.get(key)))) {
                return false;
            }
            database.put(rocks.writeOptions(), key, put.value());
            return true;
        });
    }

    @Override
    public void scan(Namespace namespace, KeyRange range, EntryConsumer consumer) {
        StoredKeys stored = new StoredKeys(namespace);
        using("scan", rocks -> {
            // An iterator reads the snapshot of the moment it is made.
            try (Slice end = new Slice(stored.end(range));
                    ReadOptions options = new ReadOptions().setIterateUpperBound(end);
                    RocksIterator iterator = rocks.database().newIterator(options)) {
                iterator.seek(stored.first(range));
                while (iterator.isValid()
                        && consumer.accept(new KeyValue(stored.key(iterator.key()), iterator.value()))) {
                    iterator.next();
                }
                iterator.status();
            }
            return true;
        });
    }

    /// Takes the lifecycle's lock first, as a scan does whose consumer writes; in any other order a writer, a closer
    /// and a scan could wait for each other.
    private <T> T change(Lock lock, Work<T> work) {
        return using("write", rocks -> {
            lock.lock();
            try {
                return work.run(rocks);
            } finally {
                lock.unlock();
            }
        });
    }

    private static <T> T holding(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> T using(String what, Work<T> work) {
        return holding(lifecycle.readLock(), () -> {
            try {
                return work.run(open());
            } catch (RocksDBException e) {
                throw RocksErrors.translate(what, e);
            }
        });
    }

    private RocksDatabase open() {
        RocksDatabase already = open;
        if (already != null) {
            return already;
        }
        synchronized (this) {
            if (closed) {
                throw new CodedException(ErrorCode.UNAVAILABLE, "the key-value store is closed");
            }
            RocksDatabase opened = open == null ? RocksDatabase.open(config, folder) : open;
            open = opened;
            return opened;
        }
    }

    @Override
    public void close() {
        holding(lifecycle.writeLock(), () -> {
            RocksDatabase opened = open;
            closed = true;
            open = null;
            if (opened != null) {
                opened.close();
            }
            return true;
        });
    }

    /// What is done with the open database.
    @FunctionalInterface
    private interface Work<T> {
        T run(RocksDatabase rocks) throws RocksDBException;
    }
}

package io.gimbal.kv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small values by key. Thread-safe; a read sees every write that returned before it.
///
/// A write that returned survives `kill -9`; whether it survives power loss too, each implementation declares.
/// Every method may throw NO_SPACE (the disk is full), UNAVAILABLE (the store is away or closed) or
/// CORRUPT.
public interface KeyValueStore extends AutoCloseable {
    /// 8 MB.
    int MAX_VALUE_LENGTH = 8 << 20;

    /// The values of the keys, in the order of the keys.
    List<Optional<byte[]>> getMany(Namespace namespace, List<Key> keys);

    default Optional<byte[]> find(Namespace namespace, Key key) {
        return getMany(namespace, List.of(key)).getFirst();
    }

    /// Makes all changes or none; nobody sees a part of them. Of several for one key the last one counts.
    void write(List<Mutation> mutations);

    /// Sets all values or none.
    default void putMany(Namespace namespace, Map<Key, byte[]> values) {
        List<Mutation> puts = new ArrayList<>(values.size());
        values.forEach((key, value) -> puts.add(new Mutation.Put(namespace, key, value)));
        write(puts);
    }

    default void put(Namespace namespace, Key key, byte[] value) {
        write(List.of(new Mutation.Put(namespace, key, value)));
    }

    /// Forgets all of the keys or none; keys without a value are fine.
    default void deleteMany(Namespace namespace, Collection<Key> keys) {
        write(keys.stream()
                .<Mutation>map(key -> new Mutation.Delete(namespace, key))
                .toList());
    }

    /// Sets the value if the key has none.
    ///
    /// @return whether it was set
    boolean putIfAbsent(Namespace namespace, Key key, byte[] value);

    /// Sets the value to `next` if it is `expected`, byte for byte.
    ///
    /// @return whether it was set
    boolean compareAndSet(Namespace namespace, Key key, byte[] expected, byte[] next);

    /// Shows the entries of a range in the order of their keys, as they were when the scan began, until the
    /// consumer returns false. The consumer may write to the store.
    void scan(Namespace namespace, KeyRange range, EntryConsumer consumer);

    /// The first entries of a range.
    ///
    /// @param limit how many at most
    default List<KeyValue> list(Namespace namespace, KeyRange range, int limit) {
        List<KeyValue> entries = new ArrayList<>();
        if (limit > 0) {
            scan(namespace, range, entry -> {
                entries.add(entry);
                return entries.size() < limit;
            });
        }
        return entries;
    }

    /// Waits for what is going on, then closes; afterwards everything is UNAVAILABLE.
    @Override
    void close();

    /// Sees each entry of a scan.
    @FunctionalInterface
    interface EntryConsumer {
        /// @return whether to go on
        boolean accept(KeyValue entry);
    }
}

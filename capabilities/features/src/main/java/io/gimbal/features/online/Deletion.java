package io.gimbal.features.online;

import io.gimbal.kv.Key;
import io.gimbal.kv.KeyRange;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Namespace;
import java.util.ArrayList;
import java.util.List;

/// Deletes all keys of a range, some at a time.
final class Deletion {
    private static final int AT_ONCE = 1_000;

    private Deletion() {}

    static void of(KeyValueStore store, Namespace namespace, KeyRange range) {
        List<Key> keys = new ArrayList<>();
        store.scan(namespace, range, entry -> {
            keys.add(entry.key());
            if (keys.size() == AT_ONCE) {
                store.deleteMany(namespace, List.copyOf(keys));
                keys.clear();
            }
            return true;
        });
        store.deleteMany(namespace, keys);
    }
}

package io.gimbal.features.online;

import io.gimbal.features.semantics.StoredUnit;
import io.gimbal.kv.Key;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import io.gimbal.kv.Namespace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// The units of one source in memory: those that changed since the last checkpoint, and those used lately. Also
/// what is not stored is remembered, so that sparse entities cost no reads.
///
/// Units are changed, removed and written out under the source's write lock, and loaded under its read lock.
final class UnitCache {
    static final Namespace UNITS = new Namespace("features/units");

    private final KeyValueStore store;
    private final int capacity;
    private final Map<UnitAddress, Slot> slots = new ConcurrentHashMap<>();
    private final List<Slot> dirty = new ArrayList<>();
    private final AtomicLong uses = new AtomicLong();

    /// How many units there may be before room is made again. Changed units cannot go before the next checkpoint, so
    /// where they fill the cache, trying again with every lookup would only cost.
    private volatile int limit;

    /// How the units of a state are made of bytes, or of nothing.
    interface Form {
        StoredUnit read(UnitKind kind, byte[] bytes);

        /// The one unit that stands for everything that is not stored; never changed.
        StoredUnit absent(UnitKind kind);

        StoredUnit create(UnitKind kind);
    }

    UnitCache(KeyValueStore store, int capacity) {
        this.store = store;
        this.capacity = capacity;
        this.limit = capacity;
    }

    /// A unit to read.
    StoredUnit get(UnitAddress address, Form form) {
        return slot(address, form).unit();
    }

    /// A unit to change; the next checkpoint writes it.
    StoredUnit change(UnitAddress address, Form form) {
        Slot slot = slot(address, form);
        if (slot.unit() == form.absent(address.kind())) {
            slot.replace(form.create(address.kind()));
        }
        if (!slot.dirty()) {
            slot.setDirty(true);
            dirty.add(slot);
        }
        return slot.unit();
    }

    private Slot slot(UnitAddress address, Form form) {
        Slot slot = slots.get(address);
        if (slot == null) {
            load(List.of(address), form);
            slot = slots.get(address);
        }
        if (slot == null) {
            throw new IllegalStateException("a unit was removed while it was read");
        }
        slot.use(uses.incrementAndGet());
        return slot;
    }

    boolean holds(UnitAddress address) {
        return slots.containsKey(address);
    }

    /// Reads units of one state at once, so that they are there when asked for.
    void load(Collection<UnitAddress> addresses, Form form) {
        List<UnitAddress> wanted = List.copyOf(addresses);
        List<Key> keys = wanted.stream().map(UnitAddress::key).toList();
        List<Optional<byte[]>> values = store.getMany(UNITS, keys);
        long now = uses.incrementAndGet();
        for (int i = 0; i < wanted.size(); i++) {
            UnitAddress address = wanted.get(i);
            StoredUnit unit = values.get(i)
                    .map(bytes -> form.read(address.kind(), bytes))
                    .orElseGet(() -> form.absent(address.kind()));
            Slot slot = new Slot(address, unit);
            slot.use(now);
            slots.putIfAbsent(address, slot);
        }
    }

    /// What changed since the last call of [#clean].
    List<Mutation> changes() {
        List<Mutation> changes = new ArrayList<>(dirty.size());
        for (Slot slot : dirty) {
            if (slot.dirty()) {
                changes.add(new Mutation.Put(
                        UNITS, slot.address().key(), slot.unit().bytes()));
            }
        }
        return changes;
    }

    /// The changes are stored now.
    void clean() {
        dirty.forEach(slot -> slot.setDirty(false));
        dirty.clear();
        limit = capacity;
    }

    /// Forgets units that will not be asked for any more, also if they changed.
    void drop(Predicate<UnitAddress> old) {
        slots.values().removeIf(slot -> {
            boolean dropped = old.test(slot.address());
            if (dropped) {
                slot.setDirty(false);
            }
            return dropped;
        });
    }

    boolean isFull() {
        return slots.size() > limit;
    }

    /// Makes room by forgetting the stored units that were not used for longest, down to three quarters.
    void evict() {
        int surplus = slots.size() - capacity * 3 / 4;
        slots.values().stream()
                .filter(slot -> !slot.dirty())
                .sorted(Comparator.comparingLong(Slot::used))
                .limit(Math.max(surplus, 0))
                .toList()
                .forEach(slot -> slots.remove(slot.address()));
        limit = Math.max(capacity, slots.size() + capacity / 4);
    }
}

package io.gimbal.features.online;

import io.gimbal.features.semantics.StoredUnit;

/// A unit in memory. Guarded by the lock of its source.
final class Slot {
    private final UnitAddress address;
    private StoredUnit unit;
    private boolean dirty;

    /// When it was last used, in uses of the cache; only roughly right, so readers may race for it.
    private volatile long used;

    Slot(UnitAddress address, StoredUnit unit) {
        this.address = address;
        this.unit = unit;
    }

    UnitAddress address() {
        return address;
    }

    StoredUnit unit() {
        return unit;
    }

    void replace(StoredUnit next) {
        unit = next;
    }

    boolean dirty() {
        return dirty;
    }

    void setDirty(boolean value) {
        dirty = value;
    }

    long used() {
        return used;
    }

    void use(long at) {
        used = at;
    }
}

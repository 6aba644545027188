package io.gimbal.features.online;

import io.gimbal.features.semantics.CanonicalWriter;
import io.gimbal.kv.Key;

/// Where a unit is stored. Within a state and a kind the keys are ordered by time, so that what is too old is
/// one range.
///
/// @param start of the time it covers; a part of a raw tile adds its number, rows have 0
record UnitAddress(StateId state, UnitKind kind, long start, EntityKey entity) {
    Key key() {
        CanonicalWriter out = prefix(state, kind, start, 64);
        entity.write(out);
        return Key.of(out.toBytes());
    }

    /// The first key of a state's units of a kind that start then or later.
    static Key first(StateId state, UnitKind kind, long start) {
        return Key.of(prefix(state, kind, start, 17).toBytes());
    }

    private static CanonicalWriter prefix(StateId state, UnitKind kind, long start, int length) {
        return new CanonicalWriter(length)
                .putLong(state.value())
                .putByte(kind.code())
                .putLong(start ^ Long.MIN_VALUE); // so that times before 1970 come first
    }
}

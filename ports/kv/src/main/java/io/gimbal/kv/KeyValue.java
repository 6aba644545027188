package io.gimbal.kv;

import java.util.Objects;

/// A key and what it holds. The value's array belongs to whoever received it.
///
/// Not equal to another one of the same bytes, because arrays are not; compare key and value by themselves.
@SuppressWarnings("ArrayRecordComponent") // handed over, not kept: a copy per value would double the cost of a read
public record KeyValue(Key key, byte[] value) {
    public KeyValue {
        Objects.requireNonNull(key);
        Objects.requireNonNull(value);
    }
}

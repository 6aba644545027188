package io.gimbal.kv;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// Keys from one, which belongs to it, to before another, which does not.
///
/// @param from empty for the very first
/// @param before empty for behind the very last
public record KeyRange(Optional<Key> from, Optional<Key> before) {
    public KeyRange {
        Objects.requireNonNull(from);
        Objects.requireNonNull(before);
    }

    public static KeyRange all() {
        return new KeyRange(Optional.empty(), Optional.empty());
    }

    public static KeyRange between(Key from, Key before) {
        return new KeyRange(Optional.of(from), Optional.of(before));
    }

    public static KeyRange startingAt(Key from) {
        return new KeyRange(Optional.of(from), Optional.empty());
    }

    /// All keys that start with these bytes.
    public static KeyRange prefix(Key prefix) {
        return new KeyRange(Optional.of(prefix), behind(prefix));
    }

    /// What is left of this range behind a key of it: where paging goes on.
    public KeyRange after(Key last) {
        byte[] following = Arrays.copyOf(last.bytes(), last.length() + 1);
        return new KeyRange(Optional.of(Key.of(following)), before);
    }

    public boolean contains(Key key) {
        return from.map(first -> first.compareTo(key) <= 0).orElse(true)
                && before.map(end -> key.compareTo(end) < 0).orElse(true);
    }

    /// The smallest key greater than everything with the prefix; there is none if it consists of 0xff.
    private static Optional<Key> behind(Key prefix) {
        byte[] bytes = prefix.bytes();
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] != (byte) 0xff) {
                byte[] end = Arrays.copyOf(bytes, i + 1);
                end[i]++;
                return Optional.of(Key.of(end));
            }
        }
        return Optional.empty();
    }
}

package io.gimbal.kv;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/// How keys of many namespaces lie in one ordered store: the namespace's name, a zero byte, the key. Names have no
/// zero byte, so a namespace is one stretch without the keys of any other.
final class StoredKeys {
    private final byte[] prefix;

    StoredKeys(Namespace namespace) {
        byte[] name = namespace.value().getBytes(US_ASCII);
        this.prefix = Arrays.copyOf(name, name.length + 1);
    }

    byte[] of(Key key) {
        byte[] stored = Arrays.copyOf(prefix, prefix.length + key.length());
        key.copyTo(stored, prefix.length);
        return stored;
    }

    Key key(byte[] stored) {
        return Key.of(Arrays.copyOfRange(stored, prefix.length, stored.length));
    }

    byte[] first(KeyRange range) {
        return range.from().map(this::of).orElse(prefix);
    }

    /// The first stored key behind the range.
    byte[] end(KeyRange range) {
        Optional<byte[]> end = range.before().map(this::of);
        if (end.isPresent()) {
            return end.get();
        }
        byte[] behind = prefix.clone();
        behind[behind.length - 1] = 1;
        return behind;
    }
}

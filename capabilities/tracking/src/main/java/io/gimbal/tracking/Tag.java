package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import java.util.Objects;

/// A free label of a run or experiment, which may change.
public record Tag(Key key, String value) {
    public static final int MAX_VALUE_LENGTH = 8_000;

    public Tag {
        Objects.requireNonNull(key);
        if (!TextLength.isWithin(MAX_VALUE_LENGTH, value)) {
            throw CodedException.invalidArgument("tag \"" + key + "\" has " + TextLength.of(value)
                    + " characters, at most " + MAX_VALUE_LENGTH + " are allowed");
        }
    }

    public static Tag of(String key, String value) {
        return new Tag(new Key(key), value);
    }
}

package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.util.Objects;

/// A free label of a run or experiment, which may change.
public record Tag(Key key, String value) {
    public static final int MAX_VALUE_LENGTH = 8_000;

    public Tag {
        Objects.requireNonNull(key);
        if (value.length() > MAX_VALUE_LENGTH) {
            throw CodedException.invalidArgument("tag \"" + key + "\" has " + value.length() + " characters, at most "
                    + MAX_VALUE_LENGTH + " are allowed");
        }
    }

    public static Tag of(String key, String value) {
        return new Tag(new Key(key), value);
    }
}

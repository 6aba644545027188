package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import java.util.Objects;

/// An input of a run, fixed once it is logged.
public record Param(Key key, String value) {
    public static final int MAX_VALUE_LENGTH = 6_000;

    public Param {
        Objects.requireNonNull(key);
        if (!TextLength.isWithin(MAX_VALUE_LENGTH, value)) {
            throw CodedException.invalidArgument("param \"" + key + "\" has " + TextLength.of(value)
                    + " characters, at most " + MAX_VALUE_LENGTH + " are allowed");
        }
    }

    public static Param of(String key, String value) {
        return new Param(new Key(key), value);
    }
}

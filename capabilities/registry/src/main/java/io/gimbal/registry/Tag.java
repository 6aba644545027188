package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;

/// A free label of a model or version, which may change.
public record Tag(String key, String value) {
    public static final int MAX_KEY_LENGTH = 250;
    public static final int MAX_VALUE_LENGTH = 100_000;

    public Tag {
        if (key.isBlank() || key.chars().anyMatch(Character::isISOControl)) {
            throw CodedException.invalidArgument(
                    "not a tag's key: \"" + key + "\", expected a non-blank text without control characters");
        }
        TextLength.requireWithin(MAX_KEY_LENGTH, "a tag's key", key);
        TextLength.requireWithin(MAX_VALUE_LENGTH, "the value of tag \"" + key + "\"", value);
    }
}

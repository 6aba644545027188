package io.gimbal.registry;

import io.gimbal.core.CodedException;

/// A free label of a model or version, which may change.
public record Tag(String key, String value) {
    public static final int MAX_KEY_LENGTH = 250;
    public static final int MAX_VALUE_LENGTH = 100_000;

    public Tag {
        if (key.isBlank() || key.chars().anyMatch(Character::isISOControl)) {
            throw CodedException.invalidArgument(
                    "not a tag's key: \"" + key + "\", expected a non-blank text without control characters");
        }
        VersionLimits.require("a tag's key", key, MAX_KEY_LENGTH);
        VersionLimits.require("the value of tag \"" + key + "\"", value, MAX_VALUE_LENGTH);
    }
}

package io.gimbal.core.config;

import io.gimbal.core.Problem.Location;

/// One setting as it is in force: what `gimbal doctor` prints.
///
/// @param key the full key, `server.port`
/// @param text the value as it was written; of a secret the reference
/// @param origin the file and line, variable or flag it came from, or [#DEFAULT]
public record BoundSetting(String key, String text, Location origin) {
    public static final Location DEFAULT = Location.of("default");
}

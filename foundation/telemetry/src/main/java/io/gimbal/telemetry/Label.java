package io.gimbal.telemetry;

import io.gimbal.core.CodedException;

/// Tells apart the values of one metric. The values of a label must come from a small, known set (a route, not a
/// path): each combination is kept for the life of the process.
///
/// @param name in snake_case
public record Label(String name, String value) {
    public Label {
        requireName(name);
    }

    static void requireName(String name) {
        boolean valid = !name.isEmpty() && name.charAt(0) >= 'a' && name.charAt(0) <= 'z';
        for (int i = 0; i < name.length() && valid; i++) {
            char c = name.charAt(i);
            valid = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        }
        if (!valid) {
            throw CodedException.invalidArgument("not a metric's or label's name: \"" + name
                    + "\", expected lower-case letters, digits and underscores");
        }
    }
}

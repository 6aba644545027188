package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// 32 lower-case hexadecimal digits when Gimbal makes it; a client may bring its own.
public record RunId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,255}");

    public RunId {
        if (!isId(value)) {
            throw CodedException.invalidArgument(
                    "not a run id: \"" + value + "\", expected 1 to 256 letters, digits, dashes and underscores");
        }
    }

    /// Whether the text may be a run's id.
    public static boolean isId(String text) {
        return ALLOWED.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

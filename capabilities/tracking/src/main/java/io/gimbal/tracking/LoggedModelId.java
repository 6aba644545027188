package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// `m-` and 32 hexadecimal digits when Gimbal makes it; a client may name one that it knows from elsewhere.
public record LoggedModelId(String value) implements Comparable<LoggedModelId> {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,255}");

    public LoggedModelId {
        if (!isId(value)) {
            throw CodedException.invalidArgument("not a logged model's id: \"" + value
                    + "\", expected 1 to 256 letters, digits, dashes and underscores");
        }
    }

    /// Whether the text may be a logged model's id.
    public static boolean isId(String text) {
        return ALLOWED.matcher(text).matches();
    }

    @Override
    public int compareTo(LoggedModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.Excerpt;
import io.gimbal.core.TextLength;
import java.util.List;
import java.util.regex.Pattern;

/// What a param, metric or tag is called: letters, digits, `_ - . : /` and spaces, at most 250 characters, and, since
/// clients use keys as file paths, never an absolute or climbing path.
public record Key(String value) implements Comparable<Key> {
    public static final int MAX_LENGTH = 250;
    private static final Pattern ALLOWED = Pattern.compile("[\\w\\-.:/ ]+", Pattern.UNICODE_CHARACTER_CLASS);

    public Key {
        if (!TextLength.isWithin(MAX_LENGTH, value)) {
            throw CodedException.invalidArgument("key has " + TextLength.of(value) + " characters, at most "
                    + MAX_LENGTH + " are allowed: \"" + Excerpt.of(value, 43) + "\"");
        }
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a key: \"" + value
                    + "\", expected letters, digits, underscores, dashes, dots, colons, slashes and spaces");
        }
        List<String> parts = List.of(value.split("/", -1));
        if (parts.contains("") || parts.contains(".") || parts.contains("..")) {
            throw CodedException.invalidArgument("a key must be a plain relative path: \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(Key other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

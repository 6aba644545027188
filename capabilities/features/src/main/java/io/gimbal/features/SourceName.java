package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// The name of a source of events, as the sources themselves are declared: `taxi-trips`.
public record SourceName(String text) implements Comparable<SourceName> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    public SourceName {
        if (!NAME.matcher(text).matches()) {
            throw CodedException.invalidArgument(
                    "not a name for a source: \"" + text
                            + "\", expected a lower-case letter, then such, digits, dashes and underscores, 63 characters at most");
        }
    }

    @Override
    public int compareTo(SourceName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

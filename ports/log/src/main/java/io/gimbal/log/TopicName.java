package io.gimbal.log;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What a topic is called: 1 to 100 of lower-case letters, digits, dots, dashes and underscores, beginning with
/// a letter or digit, so that it can name a folder anywhere.
public record TopicName(String value) implements Comparable<TopicName> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public TopicName {
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a topic's name, expected up to 100 lower-case letters, digits,"
                    + " dots, dashes and underscores: \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(TopicName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

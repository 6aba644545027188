package io.gimbal.log;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// Who reads a topic and remembers how far it came; rules as for a [TopicName].
public record ConsumerName(String value) implements Comparable<ConsumerName> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public ConsumerName {
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a consumer's name, expected up to 100 lower-case letters, digits,"
                    + " dots, dashes and underscores: \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(ConsumerName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

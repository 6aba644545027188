package io.gimbal.monitoring.alerts;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// The name of an alert within its monitor: lower-case words joined by dashes.
public record AlertName(String value) implements Comparable<AlertName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    public AlertName {
        if (!FORM.matcher(value).matches()) {
            throw CodedException.invalidArgument(
                    "an alert's name has lower-case letters, digits and dashes, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(AlertName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

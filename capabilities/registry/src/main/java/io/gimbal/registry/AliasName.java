package io.gimbal.registry;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What an alias is called.
public record AliasName(String value) implements Comparable<AliasName> {
    // before the constants, whose constructor needs it
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");
    private static final int MAX_LENGTH = 100;

    /// The version that answers. Only a promotion or a rollback moves it.
    public static final AliasName CHAMPION = new AliasName("champion");

    /// The version that answers when the champion should not, and that others are compared with.
    public static final AliasName FAILSAFE = new AliasName("failsafe");

    public AliasName {
        if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
            throw CodedException.invalidArgument(
                    "not an alias: \"" + value + "\", expected lower-case words joined by dashes");
        }
    }

    @Override
    public int compareTo(AliasName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

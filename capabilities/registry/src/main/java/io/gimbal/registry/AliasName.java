package io.gimbal.registry;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What an alias is called.
public record AliasName(String value) implements Comparable<AliasName> {
    // before the constants, whose constructor needs it
    private static final Pattern NAME = Pattern.compile("[\\w-]{1,255}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern RESERVED = Pattern.compile("latest|v[0-9]+", Pattern.CASE_INSENSITIVE);

    /// The version that answers. Only a promotion or a rollback moves it.
    public static final AliasName CHAMPION = new AliasName("champion");

    /// The version that answers beside the champion, without being heard.
    public static final AliasName CHALLENGER = new AliasName("challenger");

    /// The version that answers when the champion should not, and that others are compared with.
    public static final AliasName FAILSAFE = new AliasName("failsafe");

    public AliasName {
        if (!NAME.matcher(value).matches()) {
            throw CodedException.invalidArgument(
                    "not an alias: \"" + value + "\", expected letters, digits, dashes and underscores, at most 255");
        }
        if (RESERVED.matcher(value).matches()) {
            throw CodedException.invalidArgument(
                    "not an alias: \"" + value + "\" is reserved, since it reads as the version it is not");
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

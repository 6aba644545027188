package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// The rules for names of things that people declare here.
final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");
    private static final Pattern IN_SQL = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private Names() {}

    static void check(String what, String value) {
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a " + what + "'s name: \"" + value
                    + "\", expected a letter and up to 99 letters, digits, _ or -");
        }
    }

    /// For what is called by its name in SQL.
    static void checkInSql(String what, String value) {
        if (!IN_SQL.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a " + what + "'s name: \"" + value
                    + "\", expected a lower-case letter and up to 62 lower-case letters, digits or _, as in SQL");
        }
    }
}

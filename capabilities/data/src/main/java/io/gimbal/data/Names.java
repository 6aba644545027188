package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// The one rule for names of things that people declare here.
final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

    private Names() {}

    static void check(String what, String value) {
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a " + what + "'s name: \"" + value
                    + "\", expected a letter and up to 99 letters, digits, _ or -");
        }
    }
}

package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What names in declarations look like. Two underscores in a row are kept for joining a view's name to a
/// feature's.
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

    private Names() {}

    /// @param noun what is being named, for the message
    /// @throws CodedException INVALID_ARGUMENT if it is not a name
    static void check(String noun, String name) {
        if (!NAME.matcher(name).matches() || name.contains("__") || name.endsWith("_")) {
            throw CodedException.invalidArgument("not a name for " + noun + ": \"" + name
                    + "\", expected a letter, then letters, digits and single underscores, 63 characters at most");
        }
    }
}

package io.gimbal.kv;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// Keeps the keys of one purpose apart from all others, like `features/taxi.trips`. It exists as long as it has
/// keys.
public record Namespace(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,199}");

    public Namespace {
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a namespace: \"" + value
                    + "\", expected 1 to 200 letters, digits and any of _ . / - after the first");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

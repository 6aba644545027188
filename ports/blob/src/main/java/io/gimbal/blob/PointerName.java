package io.gimbal.blob;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What a moving pointer is called, like `audit-head`.
public record PointerName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public PointerName {
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a pointer's name: \"" + value
                    + "\", expected 1 to 64 lower-case letters, digits and hyphens, like audit-head");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.gimbal.access;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// The public part of a token, which may be shown and logged.
public record TokenId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public TokenId {
        if (!FORM.matcher(value).matches()) {
            throw CodedException.invalidArgument("not the id of a token, expected 16 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

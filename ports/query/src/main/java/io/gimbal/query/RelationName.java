package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What SQL calls a relation: `trips`. Needs no quotes in SQL.
public record RelationName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public RelationName {
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a relation's name: \"" + value
                    + "\", expected up to 63 lower-case letters, digits and underscores, not a digit first");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

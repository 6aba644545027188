package io.gimbal.rules;

import io.gimbal.core.CodedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The names an expression may use, with their types.
public record Variables(Map<String, ValueType> types) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    public Variables {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        types.keySet().forEach(Variables::requireName);
    }

    public static Builder builder() {
        return new Builder();
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw CodedException.invalidArgument(
                    "not a variable's name, expected letters, digits and underscores: \"" + name + "\"");
        }
    }

    /// Collects variables in the order they are to be listed. Not thread-safe.
    public static final class Builder {
        private final Map<String, ValueType> types = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, ValueType type) {
            types.put(name, type);
            return this;
        }

        public Builder number(String name) {
            return put(name, ValueType.Scalar.DOUBLE);
        }

        public Builder integer(String name) {
            return put(name, ValueType.Scalar.INTEGER);
        }

        public Builder text(String name) {
            return put(name, ValueType.Scalar.TEXT);
        }

        public Builder flag(String name) {
            return put(name, ValueType.Scalar.FLAG);
        }

        public Builder timestamp(String name) {
            return put(name, ValueType.Scalar.TIMESTAMP);
        }

        /// A map of anything.
        public Builder map(String name) {
            return put(name, new ValueType.MapOf(ValueType.Scalar.DYNAMIC));
        }

        /// A list of anything.
        public Builder list(String name) {
            return put(name, new ValueType.ListOf(ValueType.Scalar.DYNAMIC));
        }

        /// A map with known keys.
        public Builder object(String name, Variables fields) {
            return put(name, new ValueType.ObjectOf(fields.types()));
        }

        public Variables build() {
            return new Variables(types);
        }
    }
}

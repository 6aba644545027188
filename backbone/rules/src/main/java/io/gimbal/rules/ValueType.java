package io.gimbal.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a variable may hold.
public sealed interface ValueType {
    /// A value without parts.
    enum Scalar implements ValueType {
        /// 64-bit floating point. Whole numbers are accepted; not-a-number counts as missing.
        DOUBLE,
        /// 64-bit integer.
        INTEGER,
        TEXT,
        FLAG,
        /// A [java.time.Instant].
        TIMESTAMP,
        /// A [java.time.Duration].
        DURATION,
        /// Anything; checked when it is read.
        DYNAMIC
    }

    /// A list, read in place.
    record ListOf(ValueType element) implements ValueType {}

    /// A map from text, read in place. Which keys it has is known only when it is read.
    record MapOf(ValueType value) implements ValueType {}

    /// A map with known keys: a misspelt one is refused when the expression is compiled.
    record ObjectOf(Map<String, ValueType> fields) implements ValueType {
        public ObjectOf {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}

package io.gimbal.serving;

/// What an input, a key or a feature holds.
public enum FieldType {
    /// 64 bits, signed.
    LONG("a whole number"),
    /// A finite double.
    DOUBLE("a number"),
    STRING("text"),
    BOOLEAN("true or false"),
    /// UTC, to the microsecond; ISO-8601 text in JSON.
    TIMESTAMP("a time like 2020-03-01T12:00:00Z");

    private final String words;

    FieldType(String words) {
        this.words = words;
    }

    /// What messages call a value of this type.
    public String words() {
        return words;
    }
}

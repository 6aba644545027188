package io.gimbal.query;

/// What a column holds. Every engine's own types are carried as one of these.
public enum ColumnType {
    BOOLEAN,
    /// Whole numbers of 64 bits; a wider number that does not fit is refused.
    INTEGER,
    /// IEEE 754 with 64 bits; decimals are rounded to it.
    DOUBLE,
    TEXT,
    /// Microseconds since 1970; a wall-clock time without a zone is taken as UTC.
    TIMESTAMP,
    /// A calendar day.
    DATE,
    BYTES
}

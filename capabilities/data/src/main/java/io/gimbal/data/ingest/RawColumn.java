package io.gimbal.data.ingest;

import io.gimbal.data.DataType;
import io.gimbal.query.SqlText;

/// A column as it stands in a file, and the SQL that casts it. Text is cast without the spaces around it; an empty
/// text and not-a-number are missing; a number with a fraction, or an infinite one, is no whole number.
///
/// @param type what the engine calls its type in the file
record RawColumn(String name, String type) {
    private enum Kind {
        TEXT,
        WHOLE,
        FRACTIONAL,
        TIME,
        OTHER
    }

    /// What stood there.
    String text() {
        return "CAST(" + SqlText.name(name) + " AS VARCHAR)";
    }

    /// The value, or NULL where it is missing or does not cast.
    String value(DataType target) {
        return switch (target) {
            case BOOLEAN -> flag();
            case LONG -> whole();
            case DOUBLE -> finite("TRY_CAST(" + number() + " AS DOUBLE)");
            case STRING -> string();
            case TIMESTAMP -> finite("TRY_CAST(" + moment() + " AS TIMESTAMP)");
            case DATE -> "TRY_CAST(" + finite("TRY_CAST(" + moment() + " AS TIMESTAMP)") + " AS DATE)";
        };
    }

    /// Whether something stood there that does not cast.
    String failed(DataType target) {
        String present = text() + " IS NOT NULL AND lower(trim(" + text() + ")) NOT IN ('', 'nan')";
        return "(" + value(target) + " IS NULL AND " + present + ")";
    }

    private String flag() {
        return switch (kind()) {
            case WHOLE, FRACTIONAL -> "CASE " + SqlText.name(name) + " WHEN 0 THEN false WHEN 1 THEN true END";
            case TEXT, TIME, OTHER -> "TRY_CAST(trim(" + text() + ") AS BOOLEAN)";
        };
    }

    private String whole() {
        if (kind() == Kind.WHOLE) {
            return "TRY_CAST(" + SqlText.name(name) + " AS BIGINT)";
        }
        String number = "TRY_CAST(" + number() + " AS DOUBLE)";
        return "CASE WHEN " + number + " = trunc(" + number + ") AND abs(" + number + ") < 9.3e18 THEN TRY_CAST("
                + number() + " AS BIGINT) END";
    }

    /// A whole number is written without a fraction, whatever the file's type is, so that keys of different files
    /// match.
    private String string() {
        if (kind() != Kind.FRACTIONAL) {
            return text();
        }
        String number = "TRY_CAST(" + SqlText.name(name) + " AS DOUBLE)";
        return "CASE WHEN isnan(" + number + ") THEN NULL WHEN " + number + " = trunc(" + number + ") AND abs(" + number
                + ") < 1e15 THEN CAST(CAST(" + number + " AS BIGINT) AS VARCHAR) ELSE " + text() + " END";
    }

    private String number() {
        return switch (kind()) {
            case WHOLE, FRACTIONAL -> SqlText.name(name);
            case TEXT, TIME, OTHER -> "trim(" + text() + ")";
        };
    }

    private String moment() {
        return kind() == Kind.TIME ? SqlText.name(name) : "trim(" + text() + ")";
    }

    private static String finite(String value) {
        return "CASE WHEN isfinite(" + value + ") THEN " + value + " END";
    }

    private Kind kind() {
        if (type.startsWith("DECIMAL")) {
            return Kind.FRACTIONAL;
        }
        if (type.startsWith("TIMESTAMP")) {
            return Kind.TIME;
        }
        return switch (type) {
            case "VARCHAR" -> Kind.TEXT;
            case "FLOAT", "DOUBLE" -> Kind.FRACTIONAL;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> Kind.WHOLE;
            case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> Kind.WHOLE;
            case "DATE" -> Kind.TIME;
            default -> Kind.OTHER; // whatever else a file may hold is tried as text
        };
    }
}

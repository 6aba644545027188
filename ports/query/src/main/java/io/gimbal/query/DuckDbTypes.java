package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.util.Locale;
import java.util.Optional;

/// Which of DuckDB's types are which of ours, and the SQL that turns a column into what we carry.
final class DuckDbTypes {
    private DuckDbTypes() {}

    /// @throws CodedException INVALID_ARGUMENT if the type is not one that results can carry
    static ColumnType of(String column, String type) {
        return find(type.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> CodedException.invalidArgument("column \"" + column + "\" has the type " + type
                        + ", which a result cannot carry, cast it, as in cast(... as varchar)"));
    }

    private static Optional<ColumnType> find(String type) {
        if (type.endsWith("]")) {
            return Optional.empty();
        }
        if (type.startsWith("DECIMAL(")) {
            return Optional.of(ColumnType.DOUBLE);
        }
        if (type.startsWith("ENUM(")) {
            return Optional.of(ColumnType.TEXT);
        }
        return Optional.ofNullable(
                switch (type) {
                    case "BOOLEAN" -> ColumnType.BOOLEAN;
                    case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> ColumnType.INTEGER;
                    case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> ColumnType.INTEGER;
                    case "FLOAT", "DOUBLE" -> ColumnType.DOUBLE;
                    case "VARCHAR", "JSON", "UUID" -> ColumnType.TEXT;
                    case "\"NULL\"" -> ColumnType.TEXT; // nothing but NULLs, of no type
                    case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> ColumnType.TIMESTAMP;
                    case "TIMESTAMP WITH TIME ZONE" -> ColumnType.TIMESTAMP;
                    case "DATE" -> ColumnType.DATE;
                    case "BLOB" -> ColumnType.BYTES;
                    default -> null; // an open set: whatever else the engine has
                });
    }

    /// What a column of this type is declared as in tables and files.
    static String declared(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case TIMESTAMP -> "TIMESTAMP";
            case DATE -> "DATE";
            case BYTES -> "BLOB";
        };
    }

    /// The column as it is stored in files.
    static String stored(Column column) {
        return "CAST(" + SqlText.name(column.name()) + " AS " + declared(column.type()) + ")";
    }

    /// The column as it is read: only BIGINT, DOUBLE and VARCHAR, which the driver hands over without an object
    /// each.
    static String carried(Column column) {
        String stored = stored(column);
        return switch (column.type()) {
            case INTEGER, DOUBLE, TEXT -> stored;
            case BOOLEAN -> "CAST(" + stored + " AS BIGINT)";
            case TIMESTAMP -> "epoch_us(" + stored + ")";
            case DATE -> "CAST(" + stored + " - DATE '1970-01-01' AS BIGINT)";
            case BYTES -> "base64(" + stored + ")";
        };
    }
}

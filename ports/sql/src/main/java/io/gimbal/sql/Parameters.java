package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds the values of a statement, and refuses those the two databases would keep differently.
final class Parameters {
    private Parameters() {}

    static void bind(PreparedStatement statement, Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(position, checked(text));
            case Long number -> statement.setLong(position, number);
            case Integer number -> statement.setInt(position, number);
            case Double number -> statement.setDouble(position, checked(number));
            case Boolean flag -> statement.setBoolean(position, flag);
            case byte[] bytes -> statement.setBytes(position, bytes);
            case Instant instant -> statement.setLong(position, Micros.of(instant));
            case String[] column -> statement.setArray(position, array(statement, "text", checked(column)));
            case byte[][] column -> statement.setArray(position, array(statement, "bytea", column));
            case Long[] column -> statement.setArray(position, array(statement, "int8", column));
            case Double[] column -> statement.setArray(position, array(statement, "float8", checked(column)));
            case Boolean[] column -> statement.setArray(position, array(statement, "bool", column));
            case Optional<?> maybe when maybe.isPresent() -> bind(statement, position, maybe.get());
            case Optional<?> _ -> statement.setNull(position, Types.NULL);
            default ->
                throw new CodedException(
                        ErrorCode.INTERNAL,
                        "parameter " + position + " has a type no column keeps: " + value.getClass());
        }
    }

    private static Array array(PreparedStatement statement, String type, Object[] column) throws SQLException {
        return statement.getConnection().createArrayOf(type, column);
    }

    private static Double[] checked(@Nullable Double[] column) {
        for (Double number : column) {
            if (number != null) {
                checked(number);
            }
        }
        return column;
    }

    private static String[] checked(@Nullable String[] column) {
        for (String text : column) {
            if (text != null) {
                checked(text);
            }
        }
        return column;
    }

    /// PostgreSQL has no text with a zero character.
    private static String checked(String text) {
        if (text.indexOf('\0') >= 0) {
            throw CodedException.invalidArgument("text contains a zero character: \"" + text.replace('\0', '?') + "\"");
        }
        return text;
    }

    /// SQLite keeps NaN as NULL.
    private static double checked(double number) {
        if (Double.isNaN(number)) {
            throw CodedException.invalidArgument("a column cannot keep a number that is not a number (NaN)");
        }
        return number;
    }
}

package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The row a JDBC cursor stands on. NULL reads as zero, so only a zero is asked whether it is one.
record JdbcRow(ResultSet cursor) implements Row {
    @Override
    public String text(String column) throws SQLException {
        return findText(column).orElseThrow(() -> nullIn(column));
    }

    @Override
    public long integer(String column) throws SQLException {
        long value = cursor.getLong(column);
        return value == 0 && cursor.wasNull() ? failOnNull(column) : value;
    }

    @Override
    public double real(String column) throws SQLException {
        double value = cursor.getDouble(column);
        return value == 0 && cursor.wasNull() ? failOnNull(column) : value;
    }

    @Override
    public boolean flag(String column) throws SQLException {
        return findFlag(column).orElseThrow(() -> nullIn(column));
    }

    @Override
    public byte[] bytes(String column) throws SQLException {
        return findBytes(column).orElseThrow(() -> nullIn(column));
    }

    @Override
    public Instant instant(String column) throws SQLException {
        return Micros.toInstant(integer(column));
    }

    @Override
    public Optional<String> findText(String column) throws SQLException {
        return Optional.ofNullable(cursor.getString(column));
    }

    @Override
    public Optional<Long> findInteger(String column) throws SQLException {
        long value = cursor.getLong(column);
        return value == 0 && cursor.wasNull() ? Optional.empty() : Optional.of(value);
    }

    @Override
    public Optional<Double> findReal(String column) throws SQLException {
        double value = cursor.getDouble(column);
        return value == 0 && cursor.wasNull() ? Optional.empty() : Optional.of(value);
    }

    @Override
    public Optional<Boolean> findFlag(String column) throws SQLException {
        boolean value = cursor.getBoolean(column);
        return !value && cursor.wasNull() ? Optional.empty() : Optional.of(value);
    }

    @Override
    public Optional<byte[]> findBytes(String column) throws SQLException {
        return Optional.ofNullable(cursor.getBytes(column));
    }

    @Override
    public Optional<Instant> findInstant(String column) throws SQLException {
        return findInteger(column).map(Micros::toInstant);
    }

    private static long failOnNull(String column) {
        throw nullIn(column);
    }

    private static CodedException nullIn(String column) {
        return new CodedException(ErrorCode.INTERNAL, "column \"" + column + "\" is NULL where a value was expected");
    }
}

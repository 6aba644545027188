package io.gimbal.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The current row of a result; valid only while its reader runs. A getter without `find` throws INTERNAL on NULL.
public interface Row {
    String text(String column) throws SQLException;

    long integer(String column) throws SQLException;

    double real(String column) throws SQLException;

    boolean flag(String column) throws SQLException;

    byte[] bytes(String column) throws SQLException;

    Instant instant(String column) throws SQLException;

    Optional<String> findText(String column) throws SQLException;

    Optional<Long> findInteger(String column) throws SQLException;

    Optional<Double> findReal(String column) throws SQLException;

    Optional<Boolean> findFlag(String column) throws SQLException;

    Optional<byte[]> findBytes(String column) throws SQLException;

    Optional<Instant> findInstant(String column) throws SQLException;
}

package io.gimbal.sql;

import java.sql.SQLException;

/// What is done inside one transaction.
@FunctionalInterface
public interface SqlWork<T extends @org.jspecify.annotations.Nullable Object> {
    T run(Transaction transaction) throws SQLException;
}

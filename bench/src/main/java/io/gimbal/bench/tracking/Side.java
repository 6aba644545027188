package io.gimbal.bench.tracking;

import io.gimbal.bench.Serving;
import java.sql.Connection;
import java.sql.SQLException;

/// One of those that are compared: a server that can be started on its tables again and again, and the tables, which
/// can be filled behind its back.
interface Side {
    /// As in the table.
    String text();

    /// Returns when it answers.
    Serving start() throws Exception;

    Connection connect() throws SQLException;

    Tables tables();

    /// Filled while nobody serves them; the server makes them first.
    default void fill(int runs) throws Exception {
        start().close();
        System.err.printf("bench: %s: filling the tables with %,d runs%n", text(), runs);
        try (Connection connection = connect()) {
            tables().putRuns(connection, runs);
        }
    }
}

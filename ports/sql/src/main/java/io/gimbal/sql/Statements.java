package io.gimbal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The prepared statements of one connection, kept for the next use. A statement in use is out of the cache, so a row
/// reader may run the statement it is reading from once more. Belongs to one thread at a time.
final class Statements {
    private final Connection connection;
    private final int limit;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true);

    /// @param limit how many are kept; the longest unused goes first
    Statements(Connection connection, int limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /// What is done with a statement.
    @FunctionalInterface
    interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /// A statement that failed is closed, not kept.
    <T> T use(String sql, Use<T> use) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        boolean done = false;
        try {
            T result = use.apply(statement);
            done = true;
            return result;
        } finally {
            if (done) {
                keep(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    void execute(String sql) throws SQLException {
        use(sql, PreparedStatement::execute);
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement twin = idle.put(sql, statement);
        if (twin != null) {
            twin.close();
        }
        if (idle.size() > limit) {
            var eldest = idle.entrySet().iterator();
            PreparedStatement longestUnused = eldest.next().getValue();
            eldest.remove();
            longestUnused.close();
        }
    }
}

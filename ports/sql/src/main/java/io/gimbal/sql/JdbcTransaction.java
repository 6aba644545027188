package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A transaction on a JDBC connection that somebody else begins and ends.
final class JdbcTransaction implements Transaction {
    private static final int ROWS_PER_FETCH = 1000;

    /// What is kept as a whole anyway comes in one answer: PostgreSQL takes twice as long in parts.
    private static final int ALL_AT_ONCE = 0;

    private final Dialect dialect;
    private final Statements statements;
    private final List<Runnable> actions = new ArrayList<>();
    private @Nullable SQLException failure;
    private boolean ended;

    JdbcTransaction(Dialect dialect, Statements statements) {
        this.dialect = dialect;
        this.statements = statements;
    }

    /// Runs the work to its end. A statement that failed fails the whole work, even if the work caught the exception:
    /// PostgreSQL knows no other way, so SQLite does the same.
    <T> T run(SqlWork<T> work) throws SQLException {
        try {
            T result = work.run(this);
            if (failure != null) {
                throw failure;
            }
            return result;
        } finally {
            ended = true;
        }
    }

    List<Runnable> actions() {
        return actions;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public int update(String sql, Object... parameters) throws SQLException {
        return use(sql, parameters, PreparedStatement::executeUpdate);
    }

    @Override
    public int batch(String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        return use(sql, new Object[0], statement -> {
            for (Object[] row : rows) {
                Parameters.bind(statement, row);
                statement.addBatch();
            }
            return IntStream.of(statement.executeBatch()).sum();
        });
    }

    @Override
    public int insert(String into, List<Object[]> rows, String conflict) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        Rows together = new Rows(into, rows, conflict);
        Optional<Object[]> columns =
                dialect == Dialect.POSTGRESQL && rows.size() > 1 ? together.columns() : Optional.empty();
        return columns.isPresent() ? update(together.asColumns(), columns.get()) : batch(together.oneByOne(), rows);
    }

    @Override
    public <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        List<T> result = new ArrayList<>();
        query(sql, row -> result.add(reader.read(row)), ALL_AT_ONCE, parameters);
        return result;
    }

    @Override
    public <T> Optional<T> find(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        List<T> rows = list(sql, reader, parameters);
        if (rows.size() > 1) {
            throw new CodedException(ErrorCode.INTERNAL, rows.size() + " rows where one was expected: " + sql);
        }
        return rows.stream().findFirst();
    }

    @Override
    public void scan(String sql, RowConsumer consumer, Object... parameters) throws SQLException {
        query(sql, consumer, ROWS_PER_FETCH, parameters);
    }

    private void query(String sql, RowConsumer consumer, int rowsPerFetch, Object... parameters) throws SQLException {
        use(sql, parameters, statement -> {
            statement.setFetchSize(rowsPerFetch);
            try (ResultSet cursor = statement.executeQuery()) {
                Row row = new JdbcRow(cursor);
                boolean more = true;
                while (more && cursor.next()) {
                    more = consumer.accept(row);
                }
            }
            return true;
        });
    }

    @Override
    public void afterCommit(Runnable action) {
        checkOpen();
        actions.add(action);
    }

    private <T> T use(String sql, Object[] parameters, Statements.Use<T> use) throws SQLException {
        checkOpen();
        if (failure != null) {
            throw failure;
        }
        try {
            return statements.use(sql, statement -> {
                Parameters.bind(statement, parameters);
                return use.apply(statement);
            });
        } catch (SQLException e) {
            failure = e;
            throw e;
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new CodedException(ErrorCode.INTERNAL, "a transaction was used after its work had returned");
        }
    }
}

package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/// Reads a computed result chunk by chunk from its temporary table, which goes when this is closed.
final class DuckDbRows implements Rows {
    private static final long MOST_CELLS = 100_000_000;

    private final DuckDbSession session;
    private final DuckDbControl control;
    private final Schema schema;
    private final String table;
    private final long rowCount;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private long seen;
    private boolean closed;

    DuckDbRows(DuckDbSession session, DuckDbControl control, Schema schema, String table, long rowCount)
            throws SQLException {
        this.session = session;
        this.control = control;
        this.schema = schema;
        this.table = table;
        this.rowCount = rowCount;
        this.statement = session.prepare("SELECT * FROM temp.main." + table);
        this.result = control.run(statement, statement::query);
    }

    /// All rows in one frame.
    static Frame collect(DuckDbRows rows) {
        if (rows.rowCount * rows.schema.size() > MOST_CELLS) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    "the result has " + rows.rowCount + " rows of " + rows.schema.size()
                            + " columns, more than the 100 million cells that are held in memory at once");
        }
        List<FrameColumn> columns = rows.columns((int) rows.rowCount);
        int row = 0;
        while (rows.advance()) {
            row += rows.fill(columns, row);
        }
        return new Frame(rows.schema, row, columns);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    @Override
    public Optional<Frame> next() {
        if (!advance()) {
            return Optional.empty();
        }
        int count = (int) result.chunk().rowCount();
        List<FrameColumn> columns = columns(count);
        fill(columns, 0);
        return Optional.of(new Frame(schema, count, columns));
    }

    private List<FrameColumn> columns(int count) {
        return schema.columns().stream()
                .map(column -> new FrameColumn(column, count))
                .toList();
    }

    private boolean advance() {
        if (closed) {
            throw new CodedException(ErrorCode.INTERNAL, "rows were read after they had been closed");
        }
        control.check();
        if (result.nextChunk()) {
            seen += result.chunk().rowCount();
            return true;
        }
        if (seen != rowCount) {
            throw new CodedException(
                    ErrorCode.INTERNAL, "the query engine returned " + seen + " of " + rowCount + " rows");
        }
        return false;
    }

    private int fill(List<FrameColumn> columns, int from) {
        DuckDBDataChunkReader chunk = result.chunk();
        int count = (int) chunk.rowCount();
        for (int i = 0; i < columns.size(); i++) {
            fill(columns.get(i), chunk.vector(i), from, count);
        }
        return count;
    }

    private static void fill(FrameColumn target, DuckDBReadableVector source, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (source.isNull(i)) {
                target.setNull(from + i);
                continue;
            }
            switch (target.type()) {
                case BOOLEAN, INTEGER, TIMESTAMP, DATE -> target.integers()[from + i] = source.getLong(i);
                case DOUBLE -> target.doubles()[from + i] = source.getDouble(i);
                case TEXT, BYTES -> target.texts()[from + i] = source.getString(i);
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            result.close();
            statement.close();
        } catch (SQLException e) {
            throw new CodedException(ErrorCode.INTERNAL, "a result could not be closed", e);
        }
        session.drop(table);
    }
}

package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// A connection of its own: temporary views and tables are seen by nobody else.
///
/// A query is computed into a temporary table and then read from there. The driver's streaming results end silently
/// when the query fails half-way, so a result may not be read while it is being computed.
final class DuckDbSession implements QuerySession {
    /// Lines of ours above the caller's SQL when it is wrapped.
    private static final int HEADER = 1;

    private final DuckDBConnection connection;
    private final DuckDbControl control;
    private final DuckDbErrors errors = new DuckDbErrors();
    private final Runnable afterClose;
    private int results;
    private boolean closed;

    DuckDbSession(DuckDBConnection connection, DuckDbControl control, Runnable afterClose) throws SQLException {
        this.connection = connection;
        this.control = control;
        this.afterClose = afterClose;
        set(connection, "enable_progress_bar = true");
        set(connection, "enable_progress_bar_print = false");
    }

    static void set(DuckDBConnection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET " + setting);
        }
    }

    @Override
    public void register(RelationName name, DataFiles files) {
        errors.know(files.paths());
        update("CREATE OR REPLACE TEMP VIEW " + name + " AS " + DuckDbFiles.relation(files), List.of(), 0);
    }

    @Override
    public TableAppender create(RelationName name, Schema schema) {
        String columns = schema.columns().stream()
                .map(column -> SqlText.name(column.name()) + " " + DuckDbTypes.declared(column.type()))
                .collect(Collectors.joining(", ", "(", ")"));
        update("CREATE TEMP TABLE " + name + " " + columns, List.of(), 0);
        try {
            return new DuckDbAppender(connection.createAppender("temp", "main", name.value()), schema, errors);
        } catch (SQLException e) {
            throw errors.translate(e, 0);
        }
    }

    @Override
    public void execute(Query statement) {
        update(statement.sql(), statement.parameters(), 0);
    }

    @Override
    public Schema describe(Query query) {
        try (DuckDBPreparedStatement statement = prepare("DESCRIBE SELECT * FROM (\n" + body(query) + "\n)")) {
            bind(statement, query.parameters());
            List<Column> columns = new ArrayList<>();
            try (DuckDBChunkedResult described = control.run(statement, statement::query)) {
                while (described.nextChunk()) {
                    DuckDBDataChunkReader chunk = described.chunk();
                    chunk.stream().forEach(row -> columns.add(column(chunk, row)));
                }
            }
            return new Schema(columns);
        } catch (SQLException e) {
            throw errors.translate(e, HEADER);
        }
    }

    private static Column column(DuckDBDataChunkReader described, long row) {
        String name = described.vector(0).getString(row);
        return new Column(name, DuckDbTypes.of(name, described.vector(1).getString(row)));
    }

    @Override
    public Rows query(Query query) {
        return query(query, Long.MAX_VALUE, new DataSize(Long.MAX_VALUE));
    }

    /// @param limit how many rows are computed at most
    /// @param mostText more bytes of text than these are TOO_LARGE
    Rows query(Query query, long limit, DataSize mostText) {
        Schema schema = describe(query);
        String table = "gimbal_result_" + results++;
        long rowCount = update(
                "CREATE TEMP TABLE " + table + " AS " + select(schema, DuckDbTypes::carried, query, limit),
                query.parameters(),
                HEADER);
        refuseMore(mostText, table, schema);
        try {
            return new DuckDbRows(this, control, schema, table, rowCount);
        } catch (SQLException e) {
            throw errors.translate(e, HEADER);
        }
    }

    private void refuseMore(DataSize mostText, String table, Schema schema) {
        List<String> texts = schema.columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT || column.type() == ColumnType.BYTES)
                .map(column -> "coalesce(strlen(" + SqlText.name(column.name()) + "), 0)")
                .toList();
        if (texts.isEmpty() || mostText.bytes() == Long.MAX_VALUE) {
            return;
        }
        String sum =
                "SELECT coalesce(sum(" + String.join(" + ", texts) + "), 0)::BIGINT AS bytes FROM temp.main." + table;
        long bytes = frame(Query.of(sum)).integer(0, 0);
        if (bytes > mostText.bytes()) {
            drop(table);
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    "the result has " + bytes + " bytes of text, more than " + mostText
                            + ", add a LIMIT or shorten it");
        }
    }

    @Override
    public Frame frame(Query query) {
        try (Rows rows = query(query)) {
            return DuckDbRows.collect((DuckDbRows) rows);
        }
    }

    @Override
    public ParquetFile write(Query query, Path target) {
        return write(query, target, Long.MAX_VALUE);
    }

    ParquetFile write(Query query, Path target, long limit) {
        if (Files.exists(target)) {
            throw CodedException.alreadyExists("there is a file " + target.getFileName() + " already");
        }
        errors.know(List.of(target.toAbsolutePath()));
        Schema schema = describe(query);
        String copy = "COPY (" + select(schema, DuckDbTypes::stored, query, limit) + ") TO "
                + SqlText.literal(target.toAbsolutePath().toString())
                + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)";
        try {
            long rowCount = update(copy, query.parameters(), HEADER);
            return new ParquetFile(target, schema, rowCount, Files.size(target));
        } catch (CodedException e) {
            discard(target, e);
            throw e;
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot look at " + target.getFileName(), e);
        }
    }

    private static void discard(Path target, CodedException failure) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static String select(Schema schema, Function<Column, String> form, Query query, long limit) {
        String columns = schema.columns().stream()
                .map(column -> form.apply(column) + " AS " + SqlText.name(column.name()))
                .collect(Collectors.joining(", "));
        String bound = limit == Long.MAX_VALUE ? "" : " LIMIT " + limit;
        return "SELECT " + columns.replace("\n", " ") + " FROM (\n" + body(query) + "\n)" + bound;
    }

    /// The SQL without the semicolon that may end it, so that it can stand in brackets.
    private static String body(Query query) {
        return query.sql().stripTrailing().replaceAll("[;\\s]+$", "");
    }

    /// @return the number of rows it made
    private long update(String sql, List<@Nullable Object> parameters, int header) {
        try (DuckDBPreparedStatement statement = prepare(sql)) {
            bind(statement, parameters);
            return control.run(statement, () -> statement.executeLargeUpdate());
        } catch (SQLException e) {
            throw errors.translate(e, header);
        }
    }

    void drop(String table) {
        if (!closed) {
            update("DROP TABLE " + table, List.of(), 0);
        }
    }

    DuckDBPreparedStatement prepare(String sql) throws SQLException {
        if (closed) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the query session is closed");
        }
        control.check();
        return connection.prepare(sql);
    }

    private static void bind(DuckDBPreparedStatement statement, List<@Nullable Object> parameters) throws SQLException {
        int expected = statement.getParameterMetaData().getParameterCount();
        if (expected != parameters.size()) { // the driver would take the missing ones for NULL
            throw CodedException.invalidArgument(
                    "the SQL has " + expected + " parameters, but " + parameters.size() + " values were given");
        }
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, bound(parameters.get(i)));
        }
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case LocalDate date -> date;
            case null, default -> value;
        };
    }

    @Override
    public void cancel() {
        control.stop(ErrorCode.CANCELLED);
    }

    @Override
    public OptionalDouble progress() {
        return control.progress();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        control.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw errors.translate(e, 0);
        } finally {
            afterClose.run();
        }
    }
}

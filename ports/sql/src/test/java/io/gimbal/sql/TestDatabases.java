package io.gimbal.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// Databases for tests of every module: a SQLite file in a folder of the test, or a schema of its own on one real
/// PostgreSQL server that starts when first asked for and ends with the JVM.
public final class TestDatabases {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestDatabases() {}

    /// `gimbal.db` in that folder; asking again after closing opens the same data.
    public static SqliteDatabase sqlite(Path folder) {
        return SqliteDatabase.open(folder.resolve("gimbal.db"));
    }

    /// A new, empty schema.
    public static PostgresDatabase postgres() {
        return postgresSchema().open();
    }

    /// A new, empty schema that can be opened several times.
    public static PostgresSchema postgresSchema() {
        String name = "test_" + SCHEMAS.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        } catch (SQLException e) {
            throw SqlErrors.translate(Dialect.POSTGRESQL, e);
        }
        return new PostgresSchema(Server.RUNNING.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name);
    }

    /// An address on the embedded server.
    public record PostgresSchema(String url) {
        public PostgresDatabase open() {
            return open(PostgresOptions.defaults());
        }

        public PostgresDatabase open(PostgresOptions options) {
            return PostgresDatabase.open(url, "postgres", "", options);
        }
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

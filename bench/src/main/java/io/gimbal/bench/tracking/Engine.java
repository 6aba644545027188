package io.gimbal.bench.tracking;

import io.gimbal.bench.LocalServer;
import io.gimbal.sql.Database;
import io.gimbal.sql.PostgresDatabase;
import io.gimbal.sql.SqliteDatabase;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The database below the servers that are compared: the same for both, each with a file or database of its own.
sealed interface Engine extends AutoCloseable {
    /// As in the table.
    String text();

    LocalServer gimbal(Path root, Path home) throws IOException;

    MlflowServer mlflow(Path root, MlflowServer.Runner runner, Path folder) throws Exception;

    /// A plain connection to the tables of tracking, with nobody else on them.
    Connection raw(Path folder) throws SQLException, IOException;

    @Override
    void close() throws IOException;

    /// Files in the folders that the servers are given.
    record Sqlite() implements Engine {
        @Override
        public String text() {
            return "SQLite";
        }

        @Override
        public LocalServer gimbal(Path root, Path home) throws IOException {
            return LocalServer.start(root, home);
        }

        @Override
        public MlflowServer mlflow(Path root, MlflowServer.Runner runner, Path folder) throws Exception {
            return MlflowServer.start(root, runner, "sqlite:///" + folder.resolve("mlflow.db"), folder);
        }

        @Override
        public Connection raw(Path folder) throws SQLException, IOException {
            Path file = Files.createTempFile(folder, "raw", ".db");
            try (Database database = SqliteDatabase.open(file)) {
                database.migrate(SqlTrackingStores.MIGRATIONS);
            }
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement setup = connection.createStatement()) {
                setup.execute("PRAGMA journal_mode=WAL");
                setup.execute("PRAGMA synchronous=FULL");
            }
            return connection;
        }

        @Override
        public void close() {
            // files only
        }
    }

    /// Databases of one server.
    record Postgres(PostgresServer server) implements Engine {
        @Override
        public String text() {
            return "PostgreSQL";
        }

        @Override
        public LocalServer gimbal(Path root, Path home) throws IOException {
            String database = fresh();
            return LocalServer.start(
                    root,
                    home,
                    "--ports.sql",
                    "postgresql",
                    "--ports.sql.url",
                    server.jdbcUrl(database),
                    "--ports.sql.user",
                    "postgres");
        }

        @Override
        public MlflowServer mlflow(Path root, MlflowServer.Runner runner, Path folder) throws Exception {
            return MlflowServer.start(root, runner, server.alchemyUrl(fresh()), folder);
        }

        @Override
        public Connection raw(Path folder) throws SQLException {
            String name = fresh();
            try (Database database = PostgresDatabase.open(server.jdbcUrl(name), "postgres", "")) {
                database.migrate(SqlTrackingStores.MIGRATIONS);
            }
            return DriverManager.getConnection(server.jdbcUrl(name) + "?user=postgres&reWriteBatchedInserts=true");
        }

        private String fresh() {
            try {
                return server.create();
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL makes no database", e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}

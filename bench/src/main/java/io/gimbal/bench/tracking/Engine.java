package io.gimbal.bench.tracking;

import io.gimbal.bench.LocalServer;
import io.gimbal.bench.Serving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// The database below the servers that are compared: the same for all, each with a file or database of its own.
sealed interface Engine extends AutoCloseable {
    /// As in the table.
    String text();

    /// A database that nobody has written to.
    ///
    /// @param folder for its files
    Store fresh(Path folder) throws IOException, SQLException;

    @Override
    void close() throws IOException;

    /// A database.
    ///
    /// @param jdbc its address with the user, as JDBC writes it
    /// @param alchemy its address, as SQLAlchemy writes it
    /// @param settings options of `gimbal server` that lead there
    record Store(String jdbc, String alchemy, List<String> settings) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbc);
        }
    }

    /// Those that there are.
    enum Kind {
        SQLITE,
        POSTGRESQL;

        Engine start() throws IOException {
            return switch (this) {
                case SQLITE -> new Sqlite();
                case POSTGRESQL -> new Postgres(PostgresServer.start());
            };
        }
    }

    /// @param folder for its home
    default Gimbal gimbal(Path root, Path folder) throws IOException, SQLException {
        Path home = Files.createDirectories(folder.resolve("gimbal"));
        return new Gimbal(text() + ", Gimbal", root, home, fresh(home));
    }

    /// Each of its runners, on one database.
    default List<Side> mlflow(Path root, Path folder) throws IOException, SQLException {
        Path own = Files.createDirectories(folder.resolve("mlflow"));
        Store store = fresh(own);
        return Arrays.stream(MlflowServer.Runner.values())
                .<Side>map(runner -> new Mlflow(text() + ", MLflow on " + runner.text(), root, runner, store, own))
                .toList();
    }

    /// Started by its launcher.
    record Gimbal(String text, Path root, Path home, Store store) implements Side {
        @Override
        public Serving start() throws IOException {
            return LocalServer.start(root, home, store.settings());
        }

        @Override
        public Connection connect() throws SQLException {
            return store.connect();
        }

        @Override
        public Tables tables() {
            return new GimbalTables();
        }
    }

    /// Started by its command.
    record Mlflow(String text, Path root, MlflowServer.Runner runner, Store store, Path folder) implements Side {
        @Override
        public Serving start() throws IOException, InterruptedException {
            return MlflowServer.start(root, runner, store.alchemy(), folder);
        }

        @Override
        public Connection connect() throws SQLException {
            return store.connect();
        }

        @Override
        public Tables tables() {
            return new MlflowTables();
        }
    }

    /// Files in the folders that the servers are given.
    record Sqlite() implements Engine {
        /// Where a home keeps what the server knows.
        private static final String FILE = "metadata.db";

        @Override
        public String text() {
            return "SQLite";
        }

        @Override
        public Store fresh(Path folder) {
            Path file = folder.resolve(FILE);
            return new Store("jdbc:sqlite:" + file, "sqlite:///" + file, List.of());
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
        public Store fresh(Path folder) throws SQLException {
            String database = server.create();
            String url = server.jdbcUrl(database);
            return new Store(
                    url + "?user=postgres&reWriteBatchedInserts=true",
                    server.alchemyUrl(database),
                    List.of("--ports.sql", "postgresql", "--ports.sql.url", url, "--ports.sql.user", "postgres"));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}

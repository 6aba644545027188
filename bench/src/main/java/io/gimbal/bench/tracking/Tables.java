package io.gimbal.bench.tracking;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Fills the tables of a tracking server by statements that make their own rows, alike on both sides: experiment 1 gets
/// runs of 20 metrics, 20 params and 6 tags each.
sealed interface Tables permits GimbalTables, MlflowTables {
    String EXPERIMENT = "1";
    int METRICS = 20;
    int PARAMS = 20;
    int TAGS = 6;

    void putRuns(Connection connection, int runs) throws SQLException;

    /// Further points of a metric that the run has already, one a step.
    void putHistory(Connection connection, String run, String key, int points) throws SQLException;

    /// What a database calls things.
    enum Dialect {
        SQLITE("(abs(random()) %% %d)", "(i * 2654435761) % 4294967296", "printf('%08x%024x', %s, i)"),
        POSTGRESQL(
                "floor(random() * %d)::bigint",
                "(i * 2654435761) % 4294967296", "lpad(to_hex(%s), 8, '0') || lpad(to_hex(i), 24, '0')");

        private final String random;
        private final String scattered;
        private final String hexadecimal;

        Dialect(String random, String scattered, String hexadecimal) {
            this.random = random;
            this.scattered = scattered;
            this.hexadecimal = hexadecimal;
        }

        static Dialect of(Connection connection) throws SQLException {
            return connection.getMetaData().getDatabaseProductName().equals("SQLite") ? SQLITE : POSTGRESQL;
        }

        /// A whole number at random.
        String below(int bound) {
            return random.formatted(bound);
        }

        /// An id for run `i` that says nothing about its age, as those that servers make.
        String runId() {
            return hexadecimal.replace("%s", scattered);
        }
    }

    /// Numbers `i` of runs, and `j` of what a run has, so many each. What a run has comes together, as it is logged, as
    /// long as nothing more is said of `j`, which would tempt PostgreSQL to take each for all runs first.
    static String numbers(int runs, int each) {
        return "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < " + runs
                + "), k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < " + (each - 1) + ") ";
    }

    /// Nothing of this has to survive a crash.
    static void hurry(Statement statement, Dialect dialect) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA cache_size = -200000");
        }
    }

    /// As a database looks some time after it was filled.
    static void settle(Statement statement, Dialect dialect) throws SQLException {
        statement.execute(dialect == Dialect.SQLITE ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE");
    }

    /// The value of param `j` of run `i`: few different ones, some, one for each run, and many.
    static String param(Dialect dialect) {
        return "'v' || (CASE j WHEN 0 THEN " + dialect.below(3) + " WHEN 1 THEN " + dialect.below(30)
                + " WHEN 2 THEN i ELSE " + dialect.below(1000) + " END)";
    }

    static String tag(Dialect dialect) {
        return "CASE j WHEN 0 THEN 'team' || " + dialect.below(5) + " ELSE 'some value of a tag ' || "
                + dialect.below(5000) + " END";
    }

    /// Between 0 and 1.
    static String metric(Dialect dialect) {
        return dialect.below(1_000_000) + " / 1000000.0";
    }
}

package io.gimbal.bench.tracking;

import io.gimbal.json.Json;
import io.gimbal.sql.Database;
import io.gimbal.sql.Dialect;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.ExperimentId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/// Fills the tables with runs of 20 metrics, 20 params and 6 tags each, by statements that make their own rows, and
/// with
/// the indexes made at the end.
record SearchSeed(Database database, int runs) {
    static final ExperimentId EXPERIMENT = ExperimentId.of(1);
    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < %1$d),"
                    + " k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < 19) ";

    void put() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (database.dialect() == Dialect.SQLITE) {
                statement.execute("PRAGMA synchronous = OFF");
                statement.execute("PRAGMA cache_size = -200000");
            }
            Map<String, String> indexes = indexes(statement);
            for (String index : indexes.keySet()) {
                statement.execute("DROP INDEX " + index);
            }
            putRows(statement);
            for (String definition : indexes.values()) {
                statement.execute(definition);
            }
            statement.execute(
                    database.dialect() == Dialect.SQLITE ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE");
        }
    }

    /// Those that are no constraints, by name.
    private Map<String, String> indexes(Statement statement) throws SQLException {
        String select = switch (database.dialect()) {
            case SQLITE ->
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE 'tracking%' AND sql IS NOT NULL";
            case POSTGRESQL ->
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'tracking%'"
                        + " AND schemaname = current_schema() AND indexdef NOT LIKE '%UNIQUE%'";
        };
        Map<String, String> indexes = new LinkedHashMap<>();
        try (ResultSet found = statement.executeQuery(select)) {
            while (found.next()) {
                indexes.put(found.getString(1), found.getString(2));
            }
        }
        return indexes;
    }

    private void putRows(Statement statement) throws SQLException {
        statement.execute("INSERT INTO tracking_experiment (id, name, artifacts, created_at, updated_at)"
                + " VALUES (1, 'bench', 'mlflow-artifacts:/1', 0, 0)");
        String key = "INSERT INTO tracking_key (id, name) " + NUMBERS.formatted(1);
        statement.execute(key + "SELECT 1 + j, 'm' || j FROM k");
        statement.execute(key + "SELECT 101 + j, 'p' || j FROM k");
        statement.execute(key + "SELECT 201 + j, 't' || j FROM k WHERE j < 6");
        statement.execute(
                "INSERT INTO tracking_run (number, id, experiment, name, status, user_name, started_by, parent,"
                        + " capture, artifacts, started_at, ended_at, revision) " + NUMBERS.formatted(runs)
                        + "SELECT i, " + id() + ", 1, 'run-' || " + below(Math.max(1, runs / 10)) + ","
                        + " CASE " + below(10) + " WHEN 0 THEN 'failed' WHEN 1 THEN 'running' ELSE 'finished' END,"
                        + " 'user' || " + below(50) + ", 'bench', CASE WHEN i % 20 = 0 THEN 'parent' || "
                        + below(runs / 1000 + 1)
                        + " END, '" + Json.text(Json.toValue(Capture.nothing()))
                        + "', 'mlflow-artifacts:/1/' || i || '/artifacts',"
                        + " 1700000000000000 + i / 3 * 3000000, 1700000000000000 + " + below(1_000_000_000)
                        + " * 1000, 1 FROM n");
        statement.execute("INSERT INTO tracking_latest_metric (run, key, experiment, step, at, value, nan) "
                + NUMBERS.formatted(runs) + "SELECT i, 1 + j, 1, 10, 1700000000000, " + below(1_000_000)
                + " / 1000000.0, FALSE FROM n CROSS JOIN k");
        statement.execute("INSERT INTO tracking_param (run, key, experiment, value) " + NUMBERS.formatted(runs)
                + "SELECT i, 101 + j, 1, 'v' || (CASE j WHEN 0 THEN " + below(3) + " WHEN 1 THEN " + below(30)
                + " WHEN 2 THEN i ELSE " + below(1000) + " END) FROM n CROSS JOIN k");
        statement.execute("INSERT INTO tracking_tag (run, key, experiment, value) " + NUMBERS.formatted(runs)
                + "SELECT i, 201 + j, 1, CASE j WHEN 0 THEN 'team' || " + below(5) + " ELSE 'some value of a tag ' || "
                + below(5000) + " END FROM n CROSS JOIN k WHERE j < 6");
    }

    /// A whole number at random.
    private String below(int bound) {
        return switch (database.dialect()) {
            case SQLITE -> "(abs(random()) % " + bound + ")";
            case POSTGRESQL -> "floor(random() * " + bound + ")::bigint";
        };
    }

    private String id() {
        return switch (database.dialect()) {
            case SQLITE -> "lower(hex(randomblob(16)))";
            case POSTGRESQL -> "replace(gen_random_uuid()::text, '-', '')";
        };
    }
}

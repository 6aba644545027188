package io.gimbal.bench.tracking;

import io.gimbal.json.Json;
import io.gimbal.tracking.Capture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/// Ours, with the indexes made at the end.
record GimbalTables() implements Tables {
    @Override
    public void putRuns(Connection connection, int runs) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        try (Statement statement = connection.createStatement()) {
            Tables.hurry(statement, dialect);
            Map<String, String> indexes = indexes(statement, dialect);
            for (String index : indexes.keySet()) {
                statement.execute("DROP INDEX " + index);
            }
            putKeys(statement);
            putRuns(statement, dialect, runs);
            putLogged(statement, dialect, runs);
            for (String definition : indexes.values()) {
                statement.execute(definition);
            }
            Tables.settle(statement, dialect);
        }
    }

    /// Those that are no constraints, by name.
    private static Map<String, String> indexes(Statement statement, Dialect dialect) throws SQLException {
        String select = switch (dialect) {
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

    private static void putKeys(Statement statement) throws SQLException {
        statement.execute("INSERT INTO tracking_experiment (id, name, artifacts, created_at, updated_at)" + " VALUES ("
                + EXPERIMENT + ", 'bench', 'mlflow-artifacts:/1', 0, 0)");
        String key = "INSERT INTO tracking_key (id, name) ";
        statement.execute(key + Tables.numbers(1, Tables.METRICS) + "SELECT 1 + j, 'm' || j FROM k");
        statement.execute(key + Tables.numbers(1, Tables.PARAMS) + "SELECT 101 + j, 'p' || j FROM k");
        statement.execute(key + Tables.numbers(1, Tables.TAGS) + "SELECT 201 + j, 't' || j FROM k");
    }

    private static void putRuns(Statement statement, Dialect dialect, int runs) throws SQLException {
        statement.execute(
                "INSERT INTO tracking_run (number, id, experiment, name, status, user_name, started_by, parent,"
                        + " capture, artifacts, started_at, ended_at, revision) " + Tables.numbers(runs, 1)
                        + "SELECT i, " + dialect.runId() + ", " + EXPERIMENT + ", 'run-' || "
                        + dialect.below(Math.max(1, runs / 10)) + ", CASE " + dialect.below(10)
                        + " WHEN 0 THEN 'failed' WHEN 1 THEN 'running' ELSE 'finished' END,"
                        + " 'user' || " + dialect.below(50) + ", 'bench', CASE WHEN i % 20 = 0 THEN 'parent' || "
                        + dialect.below(runs / 1000 + 1)
                        + " END, '" + Json.text(Json.toValue(Capture.nothing()))
                        + "', 'mlflow-artifacts:/1/' || i || '/artifacts',"
                        + " 1700000000000000 + i / 3 * 3000000, 1700000000000000 + "
                        + dialect.below(1_000_000_000) + " * 1000, 1 FROM n");
    }

    private static void putLogged(Statement statement, Dialect dialect, int runs) throws SQLException {
        statement.execute("INSERT INTO tracking_latest_metric (run, key, experiment, step, at, value, nan) "
                + Tables.numbers(runs, Tables.METRICS) + "SELECT i, 1 + j, 1, 10, 1700000000000, "
                + Tables.metric(dialect)
                + ", FALSE FROM n CROSS JOIN k");
        putTexts(statement, runs, "tracking_param", Tables.PARAMS, "101 + j", Tables.param(dialect));
        putTexts(statement, runs, "tracking_tag", Tables.TAGS, "201 + j", Tables.tag(dialect));
    }

    /// The limit, which is all of them, keeps databases from making the random value of a row twice.
    private static void putTexts(Statement statement, int runs, String table, int each, String key, String value)
            throws SQLException {
        statement.execute(
                "INSERT INTO " + table + " (run, key, experiment, value, beginning) " + Tables.numbers(runs, each)
                        + "SELECT i, key, 1, value, value FROM (SELECT i, " + key + " AS key, " + value
                        + " AS value FROM n CROSS JOIN k LIMIT " + (long) runs * each + ") t");
    }

    @Override
    public void putHistory(Connection connection, String run, String key, int points) throws SQLException {
        String insert = "INSERT INTO tracking_metric (run, key, at, step, value, nan) " + Tables.numbers(points, 1)
                + "SELECT r.number, w.id, 1700000000000 + i, i, i + 0.25, FALSE FROM n CROSS JOIN tracking_run r"
                + " CROSS JOIN tracking_key w WHERE r.id = ? AND w.name = ?";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, run);
            statement.setString(2, key);
            statement.execute();
        }
    }
}

package io.gimbal.bench.tracking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// The peer's, as version 3 has them.
record MlflowTables() implements Tables {
    @Override
    public void putRuns(Connection connection, int runs) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        try (Statement statement = connection.createStatement()) {
            Tables.hurry(statement, dialect);
            statement.execute("INSERT INTO experiments (experiment_id, name, artifact_location, lifecycle_stage,"
                    + " creation_time, last_update_time) VALUES (" + EXPERIMENT
                    + ", 'bench', 'mlflow-artifacts:/1', 'active', 0, 0)");
            putRuns(statement, dialect, runs);
            putLogged(statement, dialect, runs);
            Tables.settle(statement, dialect);
        }
    }

    private static void putRuns(Statement statement, Dialect dialect, int runs) throws SQLException {
        statement.execute(
                "INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status,"
                        + " start_time, end_time, deleted_time, source_version, lifecycle_stage, artifact_uri, experiment_id) "
                        + Tables.numbers(runs, 1) + "SELECT " + dialect.runId() + ", 'run-' || "
                        + dialect.below(Math.max(1, runs / 10)) + ", 'UNKNOWN', '', '', 'user' || " + dialect.below(50)
                        + ", CASE " + dialect.below(10)
                        + " WHEN 0 THEN 'FAILED' WHEN 1 THEN 'RUNNING' ELSE 'FINISHED' END,"
                        + " 1700000000000 + i / 3 * 3000, 1700000000000 + " + dialect.below(1_000_000_000)
                        + ", NULL, '', 'active', 'mlflow-artifacts:/1/' || i || '/artifacts', " + EXPERIMENT
                        + " FROM n");
    }

    private static void putLogged(Statement statement, Dialect dialect, int runs) throws SQLException {
        statement.execute("INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) "
                + Tables.numbers(runs, Tables.METRICS) + "SELECT 'm' || j, " + Tables.metric(dialect)
                + ", 1700000000000, 10, FALSE, "
                + dialect.runId() + " FROM n CROSS JOIN k");
        statement.execute("INSERT INTO params (key, value, run_uuid) " + Tables.numbers(runs, Tables.PARAMS)
                + "SELECT 'p' || j, " + Tables.param(dialect) + ", " + dialect.runId() + " FROM n CROSS JOIN k");
        statement.execute("INSERT INTO tags (key, value, run_uuid) " + Tables.numbers(runs, Tables.TAGS)
                + "SELECT 't' || j, " + Tables.tag(dialect) + ", " + dialect.runId() + " FROM n CROSS JOIN k");
    }

    @Override
    public void putHistory(Connection connection, String run, String key, int points) throws SQLException {
        String insert =
                "INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) " + Tables.numbers(points, 1)
                        + "SELECT '" + key + "', i + 0.25, 1700000000000 + i, '" + run + "', i, FALSE FROM n";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.execute();
        }
    }
}

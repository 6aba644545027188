package io.gimbal.tracking.overview;

import io.gimbal.sql.Database;
import io.gimbal.tracking.Beginning;
import io.gimbal.tracking.ExperimentId;
import java.util.Comparator;
import java.util.List;

/// Tells what was logged to the runs of an experiment, deleted runs included. Thread-safe. Jumps from key to key and
/// from value to value along the indexes of search.
public final class LoggedKeys {
    /// How many keys of one kind are looked at; those that were never used before come last.
    public static final int MOST = 2_000;

    private final Database database;

    LoggedKeys(Database database) {
        this.database = database;
    }

    /// What has keys.
    public enum Kind {
        PARAM("tracking_param", "t.beginning", ""),
        METRIC("tracking_latest_metric", "t.value", " AND t.nan = FALSE"),
        TAG("tracking_tag", "t.beginning", "");

        private final String table;
        private final String value;
        private final String only;

        Kind(String table, String value, String only) {
            this.table = table;
            this.value = value;
            this.only = only;
        }

        private String nextKey(String condition) {
            return "(SELECT t.key FROM " + table + " t WHERE t.experiment = ?" + condition + " ORDER BY t.key LIMIT 1)";
        }

        private String nextValue(String condition) {
            return "(SELECT " + value + " FROM " + table + " t WHERE t.experiment = ? AND t.key = ?" + condition
                    + " ORDER BY " + value + " LIMIT 1)";
        }

        private String end(String direction) {
            return "(SELECT " + value + " FROM " + table + " t WHERE t.experiment = ? AND t.key = k.key" + only
                    + " ORDER BY " + value + direction + " LIMIT 1)";
        }

        private String keyStatement() {
            return "WITH RECURSIVE k(key) AS (SELECT " + nextKey("") + " UNION ALL SELECT "
                    + nextKey(" AND t.key > k.key") + " FROM k WHERE k.key IS NOT NULL)"
                    + " SELECT n.name AS name, CASE WHEN " + end("") + " <> " + end(" DESC")
                    + " THEN 1 ELSE 0 END AS varies FROM k CROSS JOIN tracking_key n WHERE n.id = k.key LIMIT " + MOST;
        }

        private String valueStatement() {
            return "WITH RECURSIVE v(value) AS (SELECT " + nextValue(" AND " + value + " >= ?")
                    + " UNION ALL SELECT " + nextValue(" AND " + value + " > v.value")
                    + " FROM v WHERE v.value IS NOT NULL) SELECT v.value AS value FROM v WHERE v.value IS NOT NULL"
                    + " LIMIT ?";
        }
    }

    /// In order of name.
    public List<LoggedKey> list(ExperimentId experiment, Kind kind) {
        long id = experiment.number();
        List<LoggedKey> keys = database.read(transaction -> transaction.list(
                kind.keyStatement(),
                row -> new LoggedKey(row.text("name"), row.integer("varies") == 1),
                id,
                id,
                id,
                id));
        return keys.stream().sorted(Comparator.comparing(LoggedKey::name)).toList();
    }

    /// Values of a param or tag that begin so, in order, without those too long to be one of a few.
    ///
    /// @param most how many at most
    public List<String> values(ExperimentId experiment, Kind kind, String key, String beginning, int most) {
        String from = Beginning.of(beginning);
        List<String> values = database.read(transaction -> {
            List<Long> number =
                    transaction.list("SELECT id FROM tracking_key WHERE name = ?", row -> row.integer("id"), key);
            if (number.isEmpty()) {
                return List.of();
            }
            long id = experiment.number();
            long keyId = number.getFirst();
            return transaction.list(kind.valueStatement(), row -> row.text("value"), id, keyId, from, id, keyId, most);
        });
        return values.stream()
                .filter(value -> value.startsWith(beginning) && Beginning.isWhole(value))
                .toList();
    }
}

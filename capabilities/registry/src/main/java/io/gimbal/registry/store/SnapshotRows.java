package io.gimbal.registry.store;

import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelSnapshot;
import io.gimbal.registry.RegisteredModel;
import io.gimbal.registry.Stage;
import io.gimbal.registry.Tag;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionSnapshot;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads models and versions with all that belongs to them.
final class SnapshotRows {
    /// What clients call a model, by the rule of [io.gimbal.registry.FlatNames].
    private static final String FLAT = "CASE WHEN m.namespace = '" + ModelName.CLIENTS + "' OR (m.name NOT LIKE '%.%'"
            + " AND (SELECT COUNT(*) FROM registry_model o WHERE o.name = m.name) = 1)"
            + " THEN m.name ELSE m.namespace || '.' || m.name END AS flat";

    /// What can be searched.
    ///
    /// @param select all rows, as `x`
    /// @param tags those of a row, as a `FROM ... WHERE ...` that goes on
    /// @param nameColumn the model's own name
    record Table(String select, String tags, String nameColumn) {}

    private static final String MODELS = "SELECT x.* FROM (SELECT m.*, " + FLAT + " FROM registry_model m) x";
    private static final String VERSIONS = "SELECT x.* FROM (SELECT v.*, s.stage, " + FLAT + " FROM registry_version v"
            + " JOIN registry_model m ON m.namespace = v.namespace AND m.name = v.model"
            + " JOIN registry_standing s"
            + " ON s.namespace = v.namespace AND s.model = v.model AND s.number = v.number) x";

    static final Table OF_MODELS = new Table(
            MODELS, "FROM registry_model_tag t WHERE t.namespace = x.namespace AND t.model = x.name", "x.name");
    static final Table OF_VERSIONS = new Table(
            VERSIONS,
            "FROM registry_version_tag t"
                    + " WHERE t.namespace = x.namespace AND t.model = x.model AND t.number = x.number",
            "x.model");

    private static final String OF_MODEL = " p ON p.namespace = t.namespace AND p.name = t.model";
    private static final String OF_VERSION =
            " p ON p.namespace = t.namespace AND p.model = t.model AND p.number = t.number";
    private static final String NEWEST = " p ON p.namespace = x.namespace AND p.name = x.model"
            + " WHERE x.number = (SELECT MAX(s.number) FROM registry_standing s WHERE s.namespace = x.namespace"
            + " AND s.model = x.model AND s.stage = x.stage) ORDER BY x.number";

    private SnapshotRows() {}

    /// @param page selects versions
    static List<VersionSnapshot> versions(Transaction transaction, Statement page) throws SQLException {
        Map<VersionId, List<Tag>> tags = new HashMap<>();
        read(
                transaction,
                page.within("SELECT t.* FROM registry_version_tag t JOIN ", OF_VERSION + " ORDER BY t.key"),
                row -> tags.computeIfAbsent(version(row), _ -> new ArrayList<>())
                        .add(tag(row)));
        Map<VersionId, List<AliasName>> aliases = new HashMap<>();
        read(
                transaction,
                page.within("SELECT t.* FROM registry_alias t JOIN ", OF_VERSION + " ORDER BY t.name"),
                row -> aliases.computeIfAbsent(version(row), _ -> new ArrayList<>())
                        .add(new AliasName(row.text("name"))));
        return transaction.list(
                page.sql(),
                row -> new VersionSnapshot(
                        VersionRows.version(row),
                        row.text("flat"),
                        new Stage(row.text("stage")),
                        row.text("description"),
                        tags.getOrDefault(version(row), List.of()),
                        aliases.getOrDefault(version(row), List.of()),
                        row.instant("updated_at")),
                page.values());
    }

    /// @param page selects models
    static List<ModelSnapshot> models(Transaction transaction, Statement page) throws SQLException {
        Map<ModelName, List<Tag>> tags = new HashMap<>();
        read(
                transaction,
                page.within("SELECT t.* FROM registry_model_tag t JOIN ", OF_MODEL + " ORDER BY t.key"),
                row -> tags.computeIfAbsent(model(row, "model"), _ -> new ArrayList<>())
                        .add(tag(row)));
        Map<ModelName, List<Alias>> aliases = new HashMap<>();
        read(
                transaction,
                page.within("SELECT t.* FROM registry_alias t JOIN ", OF_MODEL + " ORDER BY t.name"),
                row -> aliases.computeIfAbsent(model(row, "model"), _ -> new ArrayList<>())
                        .add(alias(row)));
        Map<ModelName, List<VersionSnapshot>> newest = new HashMap<>();
        for (VersionSnapshot version : versions(transaction, page.within(VERSIONS + " JOIN ", NEWEST))) {
            newest.computeIfAbsent(version.version().id().model(), _ -> new ArrayList<>())
                    .add(version);
        }
        return transaction.list(
                page.sql(),
                row -> {
                    ModelName name = model(row, "name");
                    return new ModelSnapshot(
                            registered(row),
                            row.text("flat"),
                            tags.getOrDefault(name, List.of()),
                            aliases.getOrDefault(name, List.of()),
                            newest.getOrDefault(name, List.of()),
                            row.instant("updated_at"));
                },
                page.values());
    }

    private static void read(Transaction transaction, Statement statement, Reader reader) throws SQLException {
        transaction.scan(
                statement.sql(),
                row -> {
                    reader.read(row);
                    return true;
                },
                statement.values());
    }

    private static RegisteredModel registered(Row row) throws SQLException {
        return new RegisteredModel(
                model(row, "name"), row.text("description"), row.findText("policy"), row.instant("created_at"));
    }

    private static ModelName model(Row row, String column) throws SQLException {
        return new ModelName(row.text("namespace"), row.text(column));
    }

    private static VersionId version(Row row) throws SQLException {
        return model(row, "model").version(Math.toIntExact(row.integer("number")));
    }

    private static Alias alias(Row row) throws SQLException {
        return new Alias(new AliasName(row.text("name")), version(row), row.instant("moved_at"));
    }

    private static Tag tag(Row row) throws SQLException {
        return new Tag(row.text("key"), row.text("value"));
    }

    /// Takes what a row says.
    private interface Reader {
        void read(Row row) throws SQLException;
    }
}

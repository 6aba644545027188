package io.gimbal.registry.store;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.VersionContent;
import io.gimbal.registry.VersionSource;
import io.gimbal.sql.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Versions as rows.
final class VersionRows {
    private static final List<String> COLUMNS = List.of(
            "namespace",
            "model",
            "number",
            "digest",
            "signature",
            "source",
            "location",
            "logged_model",
            "run_id",
            "run_link",
            "run",
            "datasets",
            "description",
            "author",
            "why",
            "created_at",
            "updated_at");
    static final String INSERT = "INSERT INTO registry_version (" + String.join(", ", COLUMNS) + ") VALUES ("
            + COLUMNS.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";

    private VersionRows() {}

    /// The values for [#INSERT].
    static Object[] values(ModelVersion version) {
        List<Object> values = new ArrayList<>(List.of(
                version.id().model().namespace(),
                version.id().model().name(),
                version.id().number()));
        values.addAll(Arrays.asList(content(version)));
        values.addAll(List.of(
                version.run().map(AssetRef::toString),
                version.datasets().stream().map(AssetRef::toString).collect(Collectors.joining("\n")),
                "",
                version.author(),
                version.reason().why(),
                version.createdAt(),
                version.createdAt()));
        return values.toArray();
    }

    private static Object[] content(ModelVersion version) {
        Optional<String> none = Optional.empty();
        return switch (version.content()) {
            case VersionContent.Stored(Digest digest, JsonObject signature) ->
                new Object[] {digest.toString(), Json.text(signature), none, none, none, version.runId(), ""};
            case VersionContent.Sourced sourced ->
                new Object[] {
                    none,
                    none,
                    sourced.source().text(),
                    sourced.location(),
                    sourced.loggedModel(),
                    sourced.run(),
                    sourced.runLink()
                };
        };
    }

    static ModelVersion version(Row row) throws SQLException {
        ModelName model = new ModelName(row.text("namespace"), row.text("model"));
        return new ModelVersion(
                model.version(Math.toIntExact(row.integer("number"))),
                content(row),
                row.findText("run").map(AssetRef::parse),
                row.text("datasets").lines().map(AssetRef::parse).toList(),
                new Reason(row.text("author"), row.text("why")),
                row.instant("created_at"));
    }

    private static VersionContent content(Row row) throws SQLException {
        Optional<String> digest = row.findText("digest");
        return digest.isPresent()
                ? new VersionContent.Stored(Digest.parse(digest.get()), (JsonObject) Json.parse(row.text("signature")))
                : new VersionContent.Sourced(
                        new VersionSource(row.text("source")),
                        row.text("location"),
                        row.findText("logged_model"),
                        row.text("run_id"),
                        row.text("run_link"));
    }
}

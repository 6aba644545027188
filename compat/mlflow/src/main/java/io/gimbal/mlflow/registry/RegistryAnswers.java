package io.gimbal.mlflow.registry;

import io.gimbal.core.CodedException;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelSnapshot;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.Tag;
import io.gimbal.registry.VersionContent;
import io.gimbal.registry.VersionSnapshot;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Models and versions with MLflow's own field names.
final class RegistryAnswers {
    private RegistryAnswers() {}

    static void model(WireWriter json, ModelSnapshot model) {
        json.text("name", model.name())
                .integer("creation_timestamp", model.model().createdAt().toEpochMilli())
                .integer("last_updated_timestamp", model.updatedAt().toEpochMilli());
        if (!model.model().description().isEmpty()) {
            json.text("description", model.model().description());
        }
        json.objects("latest_versions", latest(model), RegistryAnswers::versionWithoutAliases);
        tags(json, model.tags());
        json.objects(
                "aliases",
                model.aliases(),
                (item, alias) -> item.text("alias", alias.name().value())
                        .text("version", Integer.toString(alias.version().number())));
    }

    static void version(WireWriter json, VersionSnapshot version) {
        versionWithoutAliases(json, version);
        json.texts("aliases", version.aliases().stream().map(AliasName::value).toList());
    }

    private static void versionWithoutAliases(WireWriter json, VersionSnapshot snapshot) {
        ModelVersion version = snapshot.version();
        json.text("name", snapshot.name())
                .text("version", Integer.toString(version.id().number()))
                .integer("creation_timestamp", version.createdAt().toEpochMilli())
                .integer("last_updated_timestamp", snapshot.updatedAt().toEpochMilli())
                .text("current_stage", ClientStage.of(snapshot.stage()).text())
                .text("description", snapshot.description())
                .text("source", source(version))
                .text("run_id", version.runId())
                .text("status", "READY")
                .text("run_link", runLink(version));
        tags(json, snapshot.tags());
    }

    private static void tags(WireWriter json, Collection<Tag> tags) {
        json.objects("tags", tags, (item, tag) -> item.text("key", tag.key()).text("value", tag.value()));
    }

    /// Of each of the client's stages the version with the highest number.
    static List<VersionSnapshot> latest(ModelSnapshot model) {
        Map<ClientStage, VersionSnapshot> latest = new EnumMap<>(ClientStage.class);
        model.newest().forEach(version -> latest.put(ClientStage.of(version.stage()), version));
        return List.copyOf(latest.values());
    }

    private static String source(ModelVersion version) {
        return switch (version.content()) {
            case VersionContent.Sourced sourced -> sourced.source().text();
            case VersionContent.Stored stored -> "gimbal:/" + stored.digest();
        };
    }

    private static String runLink(ModelVersion version) {
        return switch (version.content()) {
            case VersionContent.Sourced sourced -> sourced.runLink();
            case VersionContent.Stored _ -> "";
        };
    }

    /// Where a client finds the files.
    ///
    /// @throws CodedException UNSUPPORTED for a format that is none of the client's
    static String location(ModelVersion version) {
        return switch (version.content()) {
            case VersionContent.Sourced sourced -> sourced.location();
            case VersionContent.Stored _ ->
                throw CodedException.unsupported(
                        version.id() + " is in a format that clients cannot load: ask the endpoint that serves it");
        };
    }
}

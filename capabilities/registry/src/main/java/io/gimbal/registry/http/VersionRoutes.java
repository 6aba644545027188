package io.gimbal.registry.http;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Snapshots;
import io.gimbal.registry.Standing;
import io.gimbal.registry.Tag;
import io.gimbal.registry.VersionContent;
import io.gimbal.registry.VersionDraft;
import io.gimbal.registry.VersionSnapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Versions of a model.
final class VersionRoutes {
    private final ModelVersions versions;
    private final Snapshots snapshots;

    VersionRoutes(ModelVersions versions, Snapshots snapshots) {
        this.versions = versions;
        this.snapshots = snapshots;
    }

    List<Route> routes() {
        return List.of(
                Route.post(Wire.MODEL + "/versions", this::create),
                Route.get(Wire.MODEL + "/versions", this::list),
                Route.get(Wire.VERSION, request -> Response.json(answer(versions.get(Wire.version(request))))),
                Route.get(Wire.VERSION + "/transitions", this::transitions));
    }

    private Response create(Request request) {
        NewVersion wanted = request.json(NewVersion.class);
        VersionDraft draft = new VersionDraft(
                Wire.model(request),
                Digest.parse(wanted.digest()),
                wanted.signature().orElse(JsonObject.EMPTY),
                wanted.run().map(AssetRef::parse),
                wanted.datasets().orElse(List.of()).stream()
                        .map(AssetRef::parse)
                        .toList());
        ModelVersion created = versions.create(draft, Wire.reason(request, wanted.why()));
        return Response.json(answer(created)).withStatus(201);
    }

    private Response list(Request request) {
        return Response.json(
                Wire.page(versions.list(Wire.model(request), Wire.pageRequest(request.query())), this::answer));
    }

    private Response transitions(Request request) {
        ModelVersion version = versions.get(Wire.version(request));
        return Response.json(new Transitions(versions.transitions(version.id()).stream()
                .map(TransitionAnswer::of)
                .toList()));
    }

    private VersionAnswer answer(ModelVersion version) {
        Standing standing = versions.standing(version.id());
        VersionSnapshot said = snapshots.get(version.id());
        return new VersionAnswer(
                version.id().number(),
                standing.stage().value(),
                standing.since(),
                stored(version).map(stored -> stored.digest().toString()),
                stored(version).map(VersionContent.Stored::signature),
                sourced(version).map(sourced -> sourced.source().text()),
                sourced(version).map(VersionContent.Sourced::location),
                version.run().map(AssetRef::toString),
                version.datasets().stream().map(AssetRef::toString).toList(),
                version.author(),
                version.reason().why(),
                said.description(),
                said.tags().stream()
                        .collect(Collectors.toMap(Tag::key, Tag::value, (first, _) -> first, LinkedHashMap::new)),
                said.aliases().stream().map(AliasName::value).toList(),
                version.createdAt());
    }

    private static Optional<VersionContent.Stored> stored(ModelVersion version) {
        return version.content() instanceof VersionContent.Stored stored ? Optional.of(stored) : Optional.empty();
    }

    private static Optional<VersionContent.Sourced> sourced(ModelVersion version) {
        return version.content() instanceof VersionContent.Sourced sourced ? Optional.of(sourced) : Optional.empty();
    }

    record NewVersion(
            String digest,
            Optional<JsonObject> signature,
            Optional<String> run,
            Optional<List<String>> datasets,
            String why) {}

    record Transitions(List<TransitionAnswer> transitions) {}

    record VersionAnswer(
            int version,
            String stage,
            Instant since,
            Optional<String> digest,
            Optional<JsonObject> signature,
            Optional<String> source,
            Optional<String> location,
            Optional<String> run,
            List<String> datasets,
            String author,
            String why,
            String description,
            Map<String, String> tags,
            List<String> aliases,
            Instant createdAt) {}
}

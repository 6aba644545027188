package io.gimbal.tracking.http;

import io.gimbal.core.DataSize;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import java.io.InputStream;
import java.util.List;

final class ArtifactRoutes {
    private static final String ALL = "/api/v1/runs/{run}/artifacts";
    private static final String ONE = ALL + "/{path...}";
    private static final DataSize LIMIT = DataSize.parse("1 TB");

    private final Artifacts artifacts;

    ArtifactRoutes(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list),
                Route.put(ONE, this::put).taking(BodyRule.upload(LIMIT)),
                Route.get(ONE, this::open));
    }

    private Response list(Request request) {
        List<ArtifactAnswer> found = artifacts.list(RunRoutes.id(request)).stream()
                .map(ArtifactAnswer::of)
                .toList();
        return Response.json(new ArtifactsAnswer(found));
    }

    private Response put(Request request) {
        Artifact stored = artifacts.put(RunRoutes.id(request), path(request), request.bodyStream());
        return Response.json(ArtifactAnswer.of(stored)).withStatus(201);
    }

    /// Always a download: what a run produced is never shown by a browser as a page of ours.
    private Response open(Request request) {
        Artifact artifact = artifacts.get(RunRoutes.id(request), path(request));
        return Response.stream("application/octet-stream", output -> {
                    try (InputStream content = artifacts.open(artifact)) {
                        content.transferTo(output);
                    }
                })
                .withHeader("Content-Disposition", "attachment")
                .withHeader("ETag", "\"" + artifact.digest().hex() + "\"");
    }

    private static ArtifactPath path(Request request) {
        return new ArtifactPath(request.pathParameter("path"));
    }

    record ArtifactsAnswer(List<ArtifactAnswer> artifacts) {}

    record ArtifactAnswer(String path, String digest, long size) {
        static ArtifactAnswer of(Artifact artifact) {
            return new ArtifactAnswer(artifact.path().value(), artifact.digest().toString(), artifact.size());
        }
    }
}

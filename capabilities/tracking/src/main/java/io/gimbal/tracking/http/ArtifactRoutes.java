package io.gimbal.tracking.http;

import io.gimbal.core.DataSize;
import io.gimbal.core.Page;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Download;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactFolder;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.RunArtifacts;
import io.gimbal.tracking.RunId;
import java.util.List;
import java.util.Optional;

final class ArtifactRoutes {
    private static final String ALL = "/api/v1/runs/{run}/artifacts";
    private static final String ONE = ALL + "/{path...}";
    private static final DataSize LIMIT = DataSize.parse("1 TB");

    private final RunArtifacts artifacts;

    ArtifactRoutes(RunArtifacts artifacts) {
        this.artifacts = artifacts;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list),
                Route.put(ONE, this::put).taking(BodyRule.upload(LIMIT)),
                Route.get(ONE, this::open));
    }

    /// One folder: `?path=plots`, or else the run's.
    private Response list(Request request) {
        Parameters query = request.query().only("path", PageAnswer.SIZE, PageAnswer.AFTER);
        RunId run = RunRoutes.id(request);
        ArtifactPath folder = ArtifactPath.ofFolder(query.find("path").orElse(""));
        Page<ArtifactEntry> page = artifacts.list(run, folder, PageAnswer.request(query));
        ArtifactPath root = artifacts.folder(run);
        return Response.json(PageAnswer.of(page, entry -> EntryAnswer.of(root, entry)));
    }

    private Response put(Request request) {
        RunId run = RunRoutes.id(request);
        Artifact stored = artifacts.put(run, path(request), request.bodyStream());
        return Response.json(EntryAnswer.of(artifacts.folder(run), stored)).withStatus(201);
    }

    private Response open(Request request) {
        Artifact artifact = artifacts.get(RunRoutes.id(request), path(request));
        return new Download(
                        artifact.path().name(),
                        artifact.digest().hex(),
                        artifact.size(),
                        () -> artifacts.open(artifact))
                .answer(request);
    }

    private static ArtifactPath path(Request request) {
        return new ArtifactPath(request.pathParameter("path"));
    }

    /// @param path below the run
    record EntryAnswer(String path, boolean folder, Optional<String> digest, Optional<Long> size) {
        static EntryAnswer of(ArtifactPath root, ArtifactEntry entry) {
            String path = entry.path().relativeTo(root).value();
            return switch (entry) {
                case Artifact file ->
                    new EntryAnswer(path, false, Optional.of(file.digest().toString()), Optional.of(file.size()));
                case ArtifactFolder _ -> new EntryAnswer(path, true, Optional.empty(), Optional.empty());
            };
        }
    }
}

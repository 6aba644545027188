package io.gimbal.mlflow.artifacts;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoot;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.RunId;
import java.io.ByteArrayInputStream;
import java.util.List;

/// Artifacts of a run, a logged model or a model version, by their path below its location. A path that cannot be one
/// is refused before anybody looks for its owner.
final class OwnedRoutes {
    private static final DataSize LARGEST_FROM_A_PAGE = DataSize.parse("10 MB");

    private final ArtifactServices services;

    OwnedRoutes(ArtifactServices services) {
        this.services = services;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.get("/artifacts/list", this::listOfRun),
                MlflowRoute.get("/get-artifact", this::openOfRun).below(MlflowRoot.NONE),
                MlflowRoute.post("/upload-artifact", this::putToRun)
                        .taking(BodyRule.upload(LARGEST_FROM_A_PAGE))
                        .below(MlflowRoot.BROWSER),
                MlflowRoute.get("/logged-models/{model}/artifacts/directories", this::listOfModel),
                MlflowRoute.get("/logged-models/{model}/artifacts/files", this::openOfModel)
                        .below(MlflowRoot.BROWSER));
    }

    List<MlflowRoute> ofVersions(VersionLocations versions) {
        return List.of(MlflowRoute.get("/model-versions/get-artifact", request -> openOfVersion(versions, request))
                .below(MlflowRoot.NONE));
    }

    private Response listOfRun(Request request) {
        Fields fields = Fields.of(request);
        String run = fields.text("run_id", "run_uuid");
        ArtifactPath below = folder(fields, "path");
        return list(ofRun(run), below);
    }

    private Response openOfRun(Request request) {
        Fields fields = Fields.of(request);
        String run = fields.text("run_id", "run_uuid");
        ArtifactPath below = new ArtifactPath(fields.text("path"));
        return open(ofRun(run), below, request);
    }

    private Response listOfModel(Request request) {
        ArtifactPath below = folder(Fields.of(request), "artifact_directory_path");
        return list(ofModel(request), below);
    }

    private Response openOfModel(Request request) {
        ArtifactPath below = new ArtifactPath(Fields.of(request).text("artifact_file_path"));
        return open(ofModel(request), below, request);
    }

    private Response openOfVersion(VersionLocations versions, Request request) {
        Fields fields = Fields.of(request);
        ArtifactPath below = new ArtifactPath(fields.text("path"));
        return open(versions.get(fields), below, request);
    }

    private static ArtifactPath folder(Fields fields, String name) {
        return ArtifactPath.ofFolder(fields.findText(name).orElse(""));
    }

    /// What MLflow's pages send, which leave the rest of what is demanded to messages.
    private Response putToRun(Request request) {
        Parameters query = request.query();
        String run = demanded(query, "run_uuid");
        ArtifactPath path = new ArtifactPath(demanded(query, "path"));
        byte[] content = request.body();
        if (content.length == 0) {
            throw CodedException.invalidArgument("Request must specify data.");
        }
        services.artifacts().put(folder(ofRun(run)).resolve(path), new ByteArrayInputStream(content));
        return WireWriter.nothing();
    }

    private static String demanded(Parameters query, String name) {
        return query.find(name)
                .filter(it -> !it.isEmpty())
                .orElseThrow(() -> CodedException.invalidArgument("Request must specify " + name + "."));
    }

    private Response list(ArtifactLocation location, ArtifactPath below) {
        ArtifactPath root = folder(location);
        List<ArtifactEntry> entries = FileInfo.list(services.artifacts(), root.resolve(below));
        return WireWriter.answer(json -> {
            json.text("root_uri", location.value());
            FileInfo.write(json, entries, root);
        });
    }

    private Response open(ArtifactLocation location, ArtifactPath below, Request request) {
        return FileInfo.download(services.artifacts(), folder(location).resolve(below), request);
    }

    private static ArtifactPath folder(ArtifactLocation location) {
        return location.path()
                .orElseThrow(() -> CodedException.unsupported(
                        "These artifacts are kept at " + location + ", where clients fetch them by themselves"));
    }

    private ArtifactLocation ofRun(String id) {
        return Wording.ofRun(id, () -> services.runs().get(known(id)).artifacts());
    }

    private static RunId known(String id) {
        try {
            return new RunId(id);
        } catch (CodedException e) {
            throw new CodedException(ErrorCode.NOT_FOUND, e.getMessage(), e); // what cannot be an id is nobody's
        }
    }

    private ArtifactLocation ofModel(Request request) {
        LoggedModelId id = new LoggedModelId(request.pathParameter("model"));
        return services.models().get(id).artifacts();
    }
}

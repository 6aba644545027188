package io.gimbal.mlflow.artifacts;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoot;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import java.util.List;

/// Artifacts by their path in the tree, whoever they belong to.
final class TreeRoutes {
    private static final String ALL = "/artifacts";
    private static final String ONE = ALL + "/{path...}";
    private static final DataSize LARGEST = DataSize.parse("1 TB");

    private final Artifacts artifacts;

    TreeRoutes(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.get(ALL, this::list).below(MlflowRoot.ARTIFACTS),
                MlflowRoute.get(ONE, this::open).below(MlflowRoot.ARTIFACTS),
                MlflowRoute.put(ONE, this::put).taking(BodyRule.upload(LARGEST)).below(MlflowRoot.ARTIFACTS),
                MlflowRoute.delete(ONE, this::delete).below(MlflowRoot.ARTIFACTS));
    }

    /// Of a file or folder, never of all there is.
    static ArtifactPath path(Request request) {
        ArtifactPath path = new ArtifactPath(request.pathParameter("path"));
        if (path.isRoot()) {
            throw CodedException.invalidArgument("invalid path: expected one below artifacts/");
        }
        return path;
    }

    /// With base names; a folder that is not there is an empty one.
    private Response list(Request request) {
        ArtifactPath folder =
                ArtifactPath.ofFolder(Fields.of(request).findText("path").orElse(""));
        List<ArtifactEntry> entries = FileInfo.list(artifacts, folder);
        return WireWriter.answer(json -> FileInfo.write(json, entries, folder));
    }

    private Response open(Request request) {
        return FileInfo.download(artifacts, path(request), request);
    }

    private Response put(Request request) {
        artifacts.put(path(request), request.bodyStream());
        return WireWriter.nothing();
    }

    private Response delete(Request request) {
        artifacts.delete(path(request));
        return WireWriter.nothing();
    }
}

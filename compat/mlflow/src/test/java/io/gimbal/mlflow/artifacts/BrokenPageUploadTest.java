package io.gimbal.mlflow.artifacts;

import io.gimbal.http.Route;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.artifacts.BrokenUploadContract;
import java.util.List;

final class BrokenPageUploadTest extends BrokenUploadContract {
    @Override
    protected List<Route> routes(TrackingFixtures tracking, Artifacts artifacts) {
        ArtifactServices services = new ArtifactServices(artifacts, tracking.runs(), tracking.models());
        return MlflowRoute.served(new ArtifactRoutes(services).routes());
    }

    @Override
    protected String upload(String run) {
        return "POST /ajax-api/2.0/mlflow/upload-artifact?path=a.bin&run_uuid=" + run;
    }
}

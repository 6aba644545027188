package io.gimbal.tracking.artifacts;

import io.gimbal.http.Route;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.RunArtifacts;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.http.TrackingRoutes;
import java.util.List;

final class BrokenRunUploadTest extends BrokenUploadContract {
    @Override
    protected List<Route> routes(TrackingFixtures tracking, Artifacts artifacts) {
        return new TrackingRoutes(
                        tracking.experiments(),
                        tracking.runs(),
                        tracking.log(),
                        new RunArtifacts(tracking.runs(), artifacts))
                .routes();
    }

    @Override
    protected String upload(String run) {
        return "PUT /api/v1/runs/" + run + "/artifacts/a.bin";
    }
}

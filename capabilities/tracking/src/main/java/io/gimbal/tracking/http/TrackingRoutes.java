package io.gimbal.tracking.http;

import io.gimbal.http.Route;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.RunArtifacts;
import io.gimbal.tracking.RunLog;
import io.gimbal.tracking.Runs;
import java.util.List;
import java.util.stream.Stream;

/// The native interface of tracking.
public final class TrackingRoutes {
    private final Experiments experiments;
    private final Runs runs;
    private final RunLog log;
    private final RunArtifacts artifacts;

    public TrackingRoutes(Experiments experiments, Runs runs, RunLog log, RunArtifacts artifacts) {
        this.experiments = experiments;
        this.runs = runs;
        this.log = log;
        this.artifacts = artifacts;
    }

    public List<Route> routes() {
        return Stream.of(
                        new ExperimentRoutes(experiments, runs).routes(),
                        new RunRoutes(runs).routes(),
                        new RunLogRoutes(log).routes(),
                        new ArtifactRoutes(artifacts).routes())
                .flatMap(List::stream)
                .toList();
    }
}

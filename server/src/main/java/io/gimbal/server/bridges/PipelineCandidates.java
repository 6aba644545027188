package io.gimbal.server.bridges;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.pipelines.Candidates;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.ShadowScore;
import io.gimbal.serving.wiring.ServingModule;
import java.time.Instant;
import java.util.Optional;

/// Candidates that shadow an endpoint.
public final class PipelineCandidates implements Candidates {
    private static final String WHO = "pipelines";

    private final ServingModule serving;

    public PipelineCandidates(ServingModule serving) {
        this.serving = serving;
    }

    @Override
    public void shadow(AssetRef endpoint, AssetRef version) {
        serving.candidates()
                .shadow(EndpointName.of(endpoint), number(version), new Reason(WHO, "a retraining made it"));
    }

    @Override
    public Optional<Score> score(AssetRef endpoint, AssetRef version, Instant from, Instant until) {
        ShadowScore score = serving.log().score(EndpointName.of(endpoint), number(version), from, until);
        return score.labels() == 0
                ? Optional.empty()
                : Optional.of(new Score(
                        score.labels(),
                        score.mae().orElseThrow(),
                        score.championMae().orElseThrow()));
    }

    @Override
    public void end(AssetRef endpoint, AssetRef version) {
        serving.candidates()
                .unshadow(EndpointName.of(endpoint), number(version), new Reason(WHO, "it was decided about"));
    }

    private static int number(AssetRef version) {
        return Integer.parseInt(version.version().orElseThrow());
    }
}

package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the server finds owed, and how well it finds the model tested. Thread-safe.
public final class Debt {
    private final GimbalClient client;

    public Debt(GimbalClient client) {
        this.client = client;
    }

    /// @param what was found, in a sentence
    /// @param remedy what to do about it
    public record Finding(String kind, String asset, Optional<String> owner, String what, String remedy) {}

    private record Findings(List<Finding> findings) {}

    private record Scores(List<Map<String, Object>> models) {}

    /// Every finding.
    public List<Finding> findings() {
        return client.get("/api/v1/debt", Findings.class).findings();
    }

    /// The score of a model: `final`, `band`, `sections`, `shown` and `not_shown`, as the server says it.
    public Optional<Map<String, Object>> score() {
        return client.get("/api/v1/score", Scores.class).models().stream().findFirst();
    }
}

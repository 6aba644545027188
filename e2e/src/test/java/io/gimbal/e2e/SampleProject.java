package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import java.util.List;
import java.util.Map;

/// What the loads need to be declared: events, a window over them, and an endpoint that looks it up.
final class SampleProject {
    private static final String ROOT = "project: kills\nowner: e2e\n";
    private static final String DECLARATIONS = """
            source: ticks
            type: events
            files: "ticks.csv"
            id: [worker, at]
            time: at
            columns:
              worker: { from: worker, type: long }
              at:     { from: at, type: timestamp }
              amount: { from: amount, type: double }
            ---
            entity: worker
            keys: { worker: long }
            ---
            feature-view: activity
            entity: worker
            source: ticks
            features:
              ticks: { count: "*", windows: [1h] }
            ---
            feature-service: effort
            inputs: { distance: double }
            features: [activity.*]
            ---
            model: effort
            description: minutes
            ---
            endpoint: effort
            model: effort
            features: effort
            champion: { alias: answering }
            """;

    private SampleProject() {}

    static void apply(GimbalClient client) {
        List<Map<String, String>> files =
                List.of(Map.of("path", "project.yaml", "text", ROOT), Map.of("path", "all.yaml", "text", DECLARATIONS));
        client.post("/api/v1/apply", Map.of("files", files, "why", "something to write to"));
    }
}

package io.gimbal.tracking.difference;

import io.gimbal.tracking.Run;
import java.util.Map;
import java.util.Optional;

/// A run as named texts that can be compared with those of another: what [RunDifference] tells the changes of.
public record RunFacts(
        Run run,
        Optional<String> why,
        Map<String, String> code,
        Map<String, String> params,
        Map<String, String> data,
        Map<String, String> graph,
        Map<String, String> seeds,
        Map<String, String> environment,
        Map<String, String> metrics) {
    public RunFacts {
        code = Map.copyOf(code);
        params = Map.copyOf(params);
        data = Map.copyOf(data);
        graph = Map.copyOf(graph);
        seeds = Map.copyOf(seeds);
        environment = Map.copyOf(environment);
        metrics = Map.copyOf(metrics);
    }

    /// What is told, by the names of the parts of a [RunDifference].
    Map<String, Map<String, String>> parts() {
        return Map.of(
                "code",
                code,
                "params",
                params,
                "data",
                data,
                "graph",
                graph,
                "seeds",
                seeds,
                RunDifference.ENVIRONMENT,
                environment,
                "metrics",
                metrics);
    }

    Map<String, String> part(String name) {
        return parts().getOrDefault(name, Map.of());
    }
}

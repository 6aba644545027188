package io.gimbal.mlflow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The families of MLflow's calls that are not served here, by the beginnings of their paths. Whoever asks is told so
/// instead of being led to the path of another call.
final class UnservedCalls {
    private static final Pattern ROOT = Pattern.compile("^/(ajax-)?api/[23]\\.0(/mlflow(?=/))?");

    private static final List<Family> FAMILIES = List.of(
            new Family("traces, and the assessments of them", "/traces", "/v1/traces", "/get-trace-artifact"),
            new Family("reviews of traces", "/issues", "/label-schemas", "/review-queues"),
            new Family("datasets of evaluations", "/datasets"),
            new Family("scorers", "/scorers"),
            new Family("webhooks", "/webhooks"),
            new Family("the gateway to language models", "/gateway", "/gateway-proxy", "/endpoints"),
            new Family("prompt engineering", "/runs/create-promptlab-run", "/prompt-optimization"),
            new Family("jobs", "/jobs"),
            new Family("workspaces", "/workspaces"),
            new Family(
                    "users and their permissions",
                    "/users",
                    "/permissions",
                    "/experiments/permissions",
                    "/registered-models/permissions"),
            new Family(
                    "presigned addresses of artifacts",
                    "/artifacts/presigned-upload-url",
                    "/artifacts/presigned-download-url"),
            new Family("GraphQL", "/graphql"));

    private UnservedCalls() {}

    /// What the caller of a path that nobody serves is told, if it is of such a family.
    static Optional<String> told(String path) {
        String call = ROOT.matcher(path).replaceFirst("");
        return FAMILIES.stream()
                .filter(family -> family.holds(call))
                .findFirst()
                .map(family -> "Gimbal does not serve this part of MLflow's API: " + family.name());
    }

    private record Family(String name, List<String> paths) {
        Family(String name, String... paths) {
            this(name, List.of(paths));
        }

        boolean holds(String call) {
            return paths.stream().anyMatch(path -> call.equals(path) || call.startsWith(path + "/"));
        }
    }
}

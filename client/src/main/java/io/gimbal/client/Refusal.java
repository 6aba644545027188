package io.gimbal.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what a server says when it refuses: problem+json (RFC 9457) with a `code` and a list of `problems`.
final class Refusal {
    private static final int MAX_EXCERPT = 200;

    private Refusal() {}

    static GimbalException read(int status, byte[] body) {
        try {
            JsonNode problem = JsonText.tree(body);
            if (problem.isObject() && problem.has("code")) {
                return read(status, problem, new String(body, StandardCharsets.UTF_8));
            }
        } catch (JacksonException e) {
            return foreign(status, body);
        }
        return foreign(status, body);
    }

    private static GimbalException read(int status, JsonNode problem, String answer) {
        String message =
                find(problem, "detail").or(() -> find(problem, "title")).orElse("the server answered " + status);
        String code = find(problem, "code").orElse("");
        boolean retryable = problem.path("retryable").asBoolean(status == 503 || status == 429);
        List<Problem> problems = new ArrayList<>();
        problem.path("problems")
                .forEach(it -> problems.add(new Problem(
                        find(it, "location").orElse(""), find(it, "message").orElse(""), find(it, "hint"))));
        return new GimbalException(code, status, retryable, message, problems, answer);
    }

    private static Optional<String> find(JsonNode node, String name) {
        return node.path(name).stringValueOpt();
    }

    /// Something that is no Gimbal server answered, a proxy perhaps.
    private static GimbalException foreign(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        String excerpt = text.length() > MAX_EXCERPT ? text.substring(0, MAX_EXCERPT) + "..." : text;
        String message = "status " + status + ", not in the form a Gimbal server answers: " + excerpt;
        return new GimbalException("unknown", status, status == 503, message, List.of(), text);
    }
}

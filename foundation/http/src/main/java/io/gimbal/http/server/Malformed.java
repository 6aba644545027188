package io.gimbal.http.server;

import io.gimbal.core.ErrorCode;
import io.gimbal.http.ProblemJson;
import io.gimbal.json.Json;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// Answers what is not HTTP/1.1 enough to become a request. The connection ends with it. Nothing that happens to a
/// request ends here: an exchange answers whatever is thrown.
final class Malformed {
    private Malformed() {}

    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, Malformed::answer);
        }
        return handlers.build();
    }

    /// Helidon's own words are not repeated: they may contain what was sent.
    private static TransportResponse answer(
            DirectHandler.TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders ignored,
            String message) {
        ProblemJson problem = problem(status, String.valueOf(message));
        ServerResponseHeaders headers = ServerResponseHeaders.create();
        SecurityHeaders.add(headers, ProblemJson.CONTENT_TYPE, null);
        headers.set(HeaderNames.CONTENT_TYPE, ProblemJson.CONTENT_TYPE);
        return TransportResponse.builder()
                .status(Status.create(problem.status()))
                .headers(headers)
                .keepAlive(false)
                .entity(Json.write(problem))
                .build();
    }

    private static ProblemJson problem(Status status, String message) {
        String nowhere = "about:blank";
        if (message.contains("Header size exceeded")) {
            return ProblemJson.of(431, ErrorCode.TOO_LARGE, "the headers are larger than allowed", nowhere);
        }
        return switch (status.code()) {
            case 413 -> ProblemJson.of(413, ErrorCode.TOO_LARGE, "the body is larger than allowed", nowhere);
            case 414 -> ProblemJson.of(414, ErrorCode.TOO_LARGE, "the address is longer than allowed", nowhere);
            case 505 -> ProblemJson.of(505, ErrorCode.UNSUPPORTED, "only HTTP/1.1 is spoken here", nowhere);
            case 503 -> ProblemJson.of(ErrorCode.UNAVAILABLE, "the server is full", nowhere);
            default -> ProblemJson.of(ErrorCode.INVALID_ARGUMENT, "the request is not HTTP/1.1", nowhere);
        };
    }
}

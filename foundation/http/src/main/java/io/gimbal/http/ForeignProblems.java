package io.gimbal.http;

/// How refusals look to the clients of a foreign protocol, below its paths. Asked instead of answering problem+json,
/// whatever refused: the checks before a handler, the router, a handler, a defect. Thread-safe.
public interface ForeignProblems {
    /// Whether the path belongs to the protocol.
    ///
    /// @param path as it was sent, malformed perhaps
    boolean covers(String path);

    /// The answer. The server adds the headers of the problem, like `Retry-After`.
    ///
    /// @param isRouted whether the request had found its route when it was refused
    Response response(ProblemJson problem, boolean isRouted);
}

package io.gimbal.http;

/// Answers the requests of one route. Called by many threads at once, each virtual: it may block.
@FunctionalInterface
public interface RouteHandler {
    /// @throws Exception any: a `CodedException` becomes a problem with its code; everything else is a defect,
    /// logged with an id that the client is told, and nothing more
    Response handle(Request request) throws Exception;
}

package io.gimbal.http;

/// How a refusal looks to a person. Asked instead of answering problem+json when a browser wanted a page, and never
/// for paths below `/api/`. Thread-safe.
@FunctionalInterface
public interface ProblemPages {
    /// The page as HTML. The server keeps the problem's status and headers.
    String page(Request request, ProblemJson problem);
}

package io.gimbal.http;

/// Finds out who sent a request. Asked once for every request, unknown paths included, except those of open routes.
@FunctionalInterface
public interface Authenticator {
    /// Must not read the body.
    ///
    /// @throws CodedException UNAUTHENTICATED if the credentials are missing or nobody's
    Caller authenticate(Request request);
}

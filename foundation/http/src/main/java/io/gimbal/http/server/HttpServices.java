package io.gimbal.http.server;

import io.gimbal.core.IdSource;
import io.gimbal.http.Authenticator;
import io.gimbal.http.ForeignProblems;
import io.gimbal.http.ProblemPages;
import io.gimbal.telemetry.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a server needs beside its routes.
///
/// @param ids names of errors, which the client is told and the log has
/// @param secrets keys, cookies and nonces
/// @param problemPages how refusals look to browsers; empty where there are no pages
/// @param foreign how they look below the paths of foreign protocols
public record HttpServices(
        Authenticator authenticator,
        Metrics metrics,
        IdSource ids,
        SecretSource secrets,
        Optional<ProblemPages> problemPages,
        List<ForeignProblems> foreign) {
    public HttpServices {
        Objects.requireNonNull(problemPages);
        foreign = List.copyOf(foreign);
    }

    /// A server without pages.
    public HttpServices(Authenticator authenticator, Metrics metrics, IdSource ids, SecretSource secrets) {
        this(authenticator, metrics, ids, secrets, Optional.empty(), List.of());
    }

    public HttpServices showing(ProblemPages pages) {
        return new HttpServices(authenticator, metrics, ids, secrets, Optional.of(pages), foreign);
    }

    public HttpServices speaking(ForeignProblems protocol) {
        List<ForeignProblems> more = new ArrayList<>(foreign);
        more.add(protocol);
        return new HttpServices(authenticator, metrics, ids, secrets, problemPages, more);
    }
}

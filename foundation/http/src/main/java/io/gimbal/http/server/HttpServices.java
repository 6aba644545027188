package io.gimbal.http.server;

import io.gimbal.core.IdSource;
import io.gimbal.http.Authenticator;
import io.gimbal.telemetry.Metrics;

/// What a server needs beside its routes.
///
/// @param ids names of errors, which the client is told and the log has
/// @param secrets keys, cookies and nonces
public record HttpServices(Authenticator authenticator, Metrics metrics, IdSource ids, SecretSource secrets) {}

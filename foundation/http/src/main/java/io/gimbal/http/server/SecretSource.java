package io.gimbal.http.server;

/// Makes unpredictable bytes, for tokens and nonces.
@FunctionalInterface
public interface SecretSource {
    byte[] bytes(int count);
}

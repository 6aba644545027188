package io.gimbal.access.http;

import io.gimbal.access.IssuedToken;
import io.gimbal.access.Token;
import java.time.Instant;
import java.util.Optional;

/// A token as JSON.
///
/// @param token the secret, once, when it is made
record TokenAnswer(
        String id,
        String name,
        String role,
        Optional<String> consumer,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<String> token) {
    static TokenAnswer of(Token token) {
        return new TokenAnswer(
                token.id().value(),
                token.name(),
                token.role().text(),
                token.consumer(),
                token.createdAt(),
                token.expiresAt(),
                token.revokedAt(),
                Optional.empty());
    }

    static TokenAnswer withSecret(IssuedToken issued) {
        TokenAnswer plain = of(issued.token());
        return new TokenAnswer(
                plain.id,
                plain.name,
                plain.role,
                plain.consumer,
                plain.createdAt,
                plain.expiresAt,
                plain.revokedAt,
                Optional.of(issued.text()));
    }
}

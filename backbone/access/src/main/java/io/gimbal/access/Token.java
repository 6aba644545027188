package io.gimbal.access;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import java.time.Instant;
import java.util.Optional;

/// What is kept of a token: everything but the secret, of which only the hash is known.
///
/// @param name who uses it, as the audit log says it
/// @param secretHash SHA-256 of the secret; slow hashes are for secrets people make up, this one has 256 random bits
/// @param consumer the consumer in whose name alone it may be used
/// @param expiresAt wall-clock time from which it is worth nothing
/// @param revokedAt when somebody took it back
public record Token(
        TokenId id,
        String name,
        Digest secretHash,
        Role role,
        Optional<String> consumer,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {
    private static final int MAX_NAME_LENGTH = 100;

    public Token {
        requireName(name);
        consumer.ifPresent(Token::requireName);
    }

    static void requireName(String name) {
        boolean control = name.chars().anyMatch(Character::isISOControl);
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || control) {
            throw CodedException.invalidArgument(
                    "a token's name and consumer have 1 to " + MAX_NAME_LENGTH + " printable characters");
        }
    }

    boolean isValidAt(Instant now) {
        return revokedAt.isEmpty()
                && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }

    Token revoked(Instant at) {
        return new Token(id, name, secretHash, role, consumer, createdAt, expiresAt, Optional.of(at));
    }
}

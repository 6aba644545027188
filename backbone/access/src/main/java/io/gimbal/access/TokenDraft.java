package io.gimbal.access;

import java.time.Duration;
import java.util.Optional;

/// A token somebody wants.
///
/// @param lifetime how long it is valid; empty means until it is revoked
public record TokenDraft(String name, Role role, Optional<String> consumer, Optional<Duration> lifetime) {
    public TokenDraft {
        Token.requireName(name);
        consumer.ifPresent(Token::requireName);
    }

    public static TokenDraft of(String name, Role role) {
        return new TokenDraft(name, role, Optional.empty(), Optional.empty());
    }
}

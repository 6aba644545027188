package io.gimbal.access;

/// A token that was just made, with the only copy of its secret there will ever be.
///
/// @param text what the client sends as `Authorization: Bearer`, or as the password of Basic
public record IssuedToken(Token token, String text) {
    /// Does not show the secret.
    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}

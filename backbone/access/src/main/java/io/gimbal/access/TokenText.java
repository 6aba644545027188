package io.gimbal.access;

import io.gimbal.core.Digest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A token as a client sends it: `gimbal_`, 16 hexadecimal digits of the public id, `_`, 64 of the secret. The prefix
/// lets scanners of leaked secrets find it.
record TokenText(TokenId id, String secret) {
    private static final Pattern FORM = Pattern.compile("gimbal_([0-9a-f]{16})_([0-9a-f]{64})");

    static TokenText of(byte[] id, byte[] secret) {
        HexFormat hex = HexFormat.of();
        return new TokenText(new TokenId(hex.formatHex(id)), hex.formatHex(secret));
    }

    static Optional<TokenText> find(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new TokenText(new TokenId(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    Digest secretHash() {
        return Digest.of(secret);
    }

    String text() {
        return "gimbal_" + id + "_" + secret;
    }

    /// Does not show the secret.
    @Override
    public String toString() {
        return "gimbal_" + id + "_...";
    }
}

package io.gimbal.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of some bytes: what content is called by. Written `sha256:` and 64 lower-case hexadecimal digits.
public record Digest(String hex) {
    private static final String PREFIX = "sha256:";

    public Digest {
        if (hex.length() != 64 || !hex.chars().allMatch(Digest::isHexDigit)) {
            throw CodedException.invalidArgument(
                    "not a SHA-256 digest, expected 64 lower-case hexadecimal digits: \"" + hex + "\"");
        }
    }

    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(newSha256().digest(bytes)));
    }

    /// The digest of a text's UTF-8 bytes.
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The digest whose 32 bytes a [MessageDigest] has computed.
    public static Digest finish(MessageDigest sha256) {
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /// @throws CodedException INVALID_ARGUMENT if the text is not `sha256:` and 64 hexadecimal digits
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw CodedException.invalidArgument("a digest starts with \"" + PREFIX + "\": \"" + text + "\"");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw CodedException.internal("every JDK has SHA-256", e);
        }
    }

    private static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}

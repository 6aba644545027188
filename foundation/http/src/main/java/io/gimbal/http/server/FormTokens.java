package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.http.FormToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens of forms: the HMAC-SHA-256 of a random cookie under a key that lives as long as the process. Another site
/// can neither read the cookie nor make the token, and the browser does not send the cookie with its posts.
final class FormTokens {
    static final String COOKIE = "gimbal-form";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int COOKIE_BYTES = 16;

    private final SecretKeySpec key;
    private final SecretSource secrets;

    FormTokens(SecretSource secrets) {
        this.secrets = secrets;
        this.key = new SecretKeySpec(secrets.bytes(32), ALGORITHM);
    }

    String newCookie() {
        return HexFormat.of().formatHex(secrets.bytes(COOKIE_BYTES));
    }

    /// Whether the cookie could be one of ours.
    static boolean isSound(String cookie) {
        return cookie.length() == 2 * COOKIE_BYTES;
    }

    FormToken of(String cookie) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new FormToken(HexFormat.of().formatHex(mac.doFinal(cookie.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw CodedException.internal("every JDK has " + ALGORITHM, e);
        }
    }

    boolean matches(String cookie, String sent) {
        return isSound(cookie)
                && MessageDigest.isEqual(
                        of(cookie).value().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}

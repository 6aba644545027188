package io.gimbal.access;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Finds a token in a request: `Authorization: Bearer TOKEN`, or the password of `Basic`, which is what foreign clients
/// can send.
final class Credentials {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private Credentials() {}

    /// @throws CodedException UNAUTHENTICATED if there are credentials of another sort
    static Optional<String> token(Request request) {
        return request.header("Authorization").map(Credentials::token);
    }

    private static String token(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).strip();
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return password(header.substring(BASIC.length()).strip());
        }
        throw new CodedException(
                ErrorCode.UNAUTHENTICATED, "expected a token as Authorization: Bearer, or as the password of Basic");
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            throw new CodedException(ErrorCode.UNAUTHENTICATED, "the Basic credentials are not Base64", e);
        }
    }
}

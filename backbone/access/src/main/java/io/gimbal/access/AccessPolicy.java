package io.gimbal.access;

import io.gimbal.access.AccessConfig.Authentication;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Authenticator;
import io.gimbal.http.Caller;
import io.gimbal.http.Request;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds out who sent a request. Thread-safe.
///
/// Without authentication the principal is the operating-system user the client states in `Gimbal-User`, unverified,
/// and may do everything: whoever reaches the loopback address can read the home's files anyway. A token that is sent
/// nevertheless is verified, and counts.
public final class AccessPolicy implements Authenticator {
    /// The header in which clients state the operating-system user, percent-encoded.
    public static final String USER_HEADER = "Gimbal-User";

    private static final String ANONYMOUS = "anonymous";
    private static final int MAX_NAME_LENGTH = 100;

    private final Authentication authentication;
    private final Tokens tokens;

    public AccessPolicy(Authentication authentication, Tokens tokens) {
        this.authentication = authentication;
        this.tokens = tokens;
    }

    /// Refuses to serve strangers: asked before the server listens.
    ///
    /// @param bind the address it is to listen on
    /// @throws CodedException FAILED_PRECONDITION if others than this machine could reach it without
    ///     authentication, or if authentication is on and nobody could get in
    public void requireSafe(String bind) {
        if (authentication == Authentication.NONE && !isLoopback(bind)) {
            throw CodedException.failedPrecondition("http.bind is " + bind + ", which others can reach, and access."
                    + "authentication is none: make an admin token on 127.0.0.1 with ./gimbal tokens add, then set"
                    + " access.authentication to tokens");
        }
        if (authentication == Authentication.TOKENS && !tokens.hasValidAdmin()) {
            throw CodedException.failedPrecondition("access.authentication is tokens, and there is no valid admin"
                    + " token: start on 127.0.0.1 with access.authentication none and make one with ./gimbal tokens"
                    + " add --role admin");
        }
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // the server will say that it cannot listen there
        }
    }

    @Override
    public Caller authenticate(Request request) {
        Optional<String> sent = Credentials.token(request);
        if (sent.isPresent()) {
            Token token = tokens.verify(sent.get());
            return new Caller(token.name(), true, token.role().included(), token.consumer());
        }
        return switch (authentication) {
            case NONE -> new Caller(statedUser(request), false, Role.ADMIN.included());
            case TOKENS ->
                throw new CodedException(
                        ErrorCode.UNAUTHENTICATED,
                        "no token: send one as Authorization: Bearer, or as the password of Basic");
        };
    }

    private static String statedUser(Request request) {
        return request.header(USER_HEADER)
                .flatMap(AccessPolicy::decoded)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME_LENGTH)
                .filter(name -> name.chars().noneMatch(Character::isISOControl))
                .orElse(ANONYMOUS);
    }

    /// Headers are ASCII, so clients send names percent-encoded.
    private static Optional<String> decoded(String header) {
        try {
            return Optional.of(URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

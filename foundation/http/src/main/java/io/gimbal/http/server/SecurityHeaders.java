package io.gimbal.http.server;

import io.gimbal.http.Response;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import org.jspecify.annotations.Nullable;

/// What every answer tells browsers.
final class SecurityHeaders {
    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
    private static final Header DATA_POLICY =
            HeaderValues.createCached(POLICY, "default-src 'none'; frame-ancestors 'none'");
    private static final Header NO_SNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");
    private static final Header NO_FRAME = HeaderValues.createCached("X-Frame-Options", "DENY");

    /// Not `no-referrer`: browsers would then post our own forms with `Origin: null`.
    private static final Header REFERRER = HeaderValues.createCached("Referrer-Policy", "same-origin");

    private static final Header OPENER = HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin");
    private static final Header RESOURCE = HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin");
    private static final Header NO_STORE = HeaderValues.createCached("Cache-Control", "no-store");

    private SecurityHeaders() {}

    static void add(ServerResponseHeaders headers, String contentType, @Nullable String nonce) {
        headers.set(contentType.equals(Response.HTML) ? pagePolicy(nonce) : DATA_POLICY);
        headers.set(NO_SNIFF);
        headers.set(NO_FRAME);
        headers.set(REFERRER);
        headers.set(OPENER);
        headers.set(RESOURCE);
        headers.setIfAbsent(NO_STORE);
    }

    private static Header pagePolicy(@Nullable String nonce) {
        String own = "'self'" + (nonce == null ? "" : " 'nonce-" + nonce + "'");
        return HeaderValues.create(
                POLICY,
                "default-src 'self'; script-src " + own + "; style-src " + own + "; img-src 'self' data:; "
                        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }
}

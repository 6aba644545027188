package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Caller;
import io.gimbal.http.Deadline;
import io.gimbal.http.FormToken;
import io.gimbal.http.Method;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.RequestPath;
import io.gimbal.json.Json;
import io.gimbal.json.JsonValue;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.RoutingRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that Helidon has parsed.
final class ServedRequest implements Request {
    private static final HeaderName COOKIE = HeaderNames.COOKIE;

    private final RoutingRequest request;
    private final Method method;
    private final RequestPath path;
    private final RequestBody body;
    private final Deadline deadline;
    private final Surroundings surroundings;
    private final Map<String, String> pathParameters;
    private @Nullable Caller caller;
    private @Nullable Parameters query;
    private byte @Nullable [] bytes;
    private @Nullable Parameters form;
    private @Nullable String nonce;
    private @Nullable String newCookie;

    /// What requests get from their server.
    record Surroundings(SecretSource secrets, FormTokens formTokens) {}

    ServedRequest(
            RoutingRequest request,
            Method method,
            RequestPath path,
            Map<String, String> pathParameters,
            RequestBody body,
            Deadline deadline,
            Surroundings surroundings) {
        this.request = request;
        this.method = method;
        this.path = path;
        this.pathParameters = pathParameters;
        this.body = body;
        this.deadline = deadline;
        this.surroundings = surroundings;
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public RequestPath path() {
        return path;
    }

    @Override
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw CodedException.internal("the route has no parameter \"" + name + "\"", new IllegalStateException());
        }
        return value;
    }

    @Override
    public Parameters query() {
        if (query == null) {
            query = Parameters.parse(request.prologue().query().rawValue());
        }
        return query;
    }

    @Override
    public Optional<String> header(String name) {
        HeaderName header = HeaderNames.create(name);
        return request.headers().contains(header)
                ? Optional.of(request.headers().get(header).get())
                : Optional.empty();
    }

    @Override
    public Optional<String> cookie(String name) {
        if (!request.headers().contains(COOKIE)) {
            return Optional.empty();
        }
        for (String line : request.headers().get(COOKIE).allValues()) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return Optional.of(pair.substring(equals + 1).strip());
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public byte[] body() {
        if (bytes == null) {
            body.take();
            bytes = body.readWhole();
        }
        return bytes;
    }

    @Override
    public InputStream bodyStream() {
        return body.take();
    }

    @Override
    public JsonValue json() {
        return Json.parse(body());
    }

    @Override
    public <T> T json(Class<T> type) {
        return Json.read(body(), type);
    }

    @Override
    public Parameters form() {
        if (form == null) {
            form = Parameters.parse(new String(body(), StandardCharsets.ISO_8859_1));
        }
        return form;
    }

    @Override
    public Caller caller() {
        if (caller == null) {
            throw CodedException.internal("nobody was asked who calls", new IllegalStateException());
        }
        return caller;
    }

    void calledBy(Caller known) {
        caller = known;
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public String remoteAddress() {
        return request.remotePeer().host();
    }

    @Override
    public FormToken formToken() {
        String known = newCookie == null
                ? cookie(FormTokens.COOKIE).filter(FormTokens::isSound).orElse(null)
                : newCookie;
        if (known == null) {
            known = surroundings.formTokens().newCookie();
            newCookie = known;
        }
        return surroundings.formTokens().of(known);
    }

    /// @throws CodedException PERMISSION_DENIED if the posted form does not carry the token of its page
    void requireFormToken() {
        String cookie = cookie(FormTokens.COOKIE).orElse("");
        String sent = form().find(FormToken.FIELD).orElse("");
        if (!surroundings.formTokens().matches(cookie, sent)) {
            throw new CodedException(
                    ErrorCode.PERMISSION_DENIED, "the form does not come from a current page; reload the page");
        }
    }

    @Override
    public String nonce() {
        if (nonce == null) {
            nonce = Base64.getEncoder().encodeToString(surroundings.secrets().bytes(16));
        }
        return nonce;
    }

    /// The nonce, if somebody asked for one.
    Optional<String> usedNonce() {
        return Optional.ofNullable(nonce);
    }

    /// The cookie to set, if a token was made for a browser without one.
    Optional<String> newCookie() {
        return Optional.ofNullable(newCookie);
    }
}

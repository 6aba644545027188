package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Deadline;
import io.gimbal.http.Method;
import io.gimbal.http.ProblemJson;
import io.gimbal.http.RequestPath;
import io.gimbal.http.Response;
import io.gimbal.http.ResponseBody;
import io.gimbal.http.Route;
import io.gimbal.http.Router.Match;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The way of one request through the server.
final class Exchange {
    private final Exchanges shared;
    private final RoutingRequest request;
    private final String target;
    private final RequestBody body;
    private final Answer answer;
    private final long started = System.nanoTime();
    private @Nullable Route route;
    private @Nullable ServedRequest served;
    private @Nullable Semaphore held;

    /// What becomes of the connection.
    enum Outcome {
        /// The next request may come.
        REUSE,
        /// It ends, with nothing on its way.
        END,
        /// It ends, and more of the request may be on its way.
        END_EARLY
    }

    Exchange(Exchanges shared, TimedContext connection, RoutingRequest request, RoutingResponse response) {
        this.shared = shared;
        this.request = request;
        this.target = request.prologue().uriPath().rawPath();
        this.body = new RequestBody(request);
        this.answer = new Answer(
                shared, connection, response, request.prologue().method().text().equals("HEAD"));
    }

    Outcome run() {
        try {
            return answered();
        } finally {
            release(); // whatever went wrong: a place that is not given back is lost for good
        }
    }

    private Outcome answered() {
        String misframed = body.misframed();
        Response response = misframed == null
                ? respond()
                : ProblemJson.of(ErrorCode.INVALID_ARGUMENT, misframed, target).response();
        boolean ends = misframed != null
                || body.willNotDrain()
                || shared.isStopping()
                || request.headers().contains(HeaderValues.CONNECTION_CLOSE);
        boolean isWhole = send(new Refusal(shared.services(), target, served, route).shown(response), ends);
        if (misframed != null || !isWhole || !body.drain()) {
            return Outcome.END_EARLY;
        }
        return ends ? Outcome.END : Outcome.REUSE;
    }

    private boolean send(Response response, boolean ends) {
        try {
            return answer.send(response, served, ends);
        } finally {
            release();
            long nanos = System.nanoTime() - started;
            String method = request.prologue().method().text();
            shared.accessLog().add(method, target, route, response.status(), answer.bytes(), nanos);
        }
    }

    private Response respond() {
        try {
            return admitted();
        } catch (CodedException e) {
            return Failures.response(e, target, shared.services().ids());
        } catch (Throwable e) { // an endless recursion is one request's defect, not the server's
            return Failures.unexpected(e, target, shared.services().ids());
        }
    }

    private Response admitted() throws Exception {
        if (shared.isStopping()) {
            return ProblemJson.of(ErrorCode.UNAVAILABLE, "the server is stopping", target)
                    .response();
        }
        if (shared.isPaused()) {
            return ProblemJson.of(ErrorCode.UNAVAILABLE, "the server begins anew", target)
                    .response();
        }
        String host = request.headers().get(HeaderNames.HOST).get();
        if (!shared.hosts().allowsHost(host)) {
            return refusal(421, "this server is not called \"" + host + "\"; see the setting http.allow-host");
        }
        if (!HostRules.allowsOrigin(origin(), host)) {
            return refusal(403, "requests from pages of other origins are refused");
        }
        return routed();
    }

    private @Nullable String origin() {
        return request.headers().contains(HeaderNames.ORIGIN)
                ? request.headers().get(HeaderNames.ORIGIN).get()
                : null;
    }

    private Response refusal(int status, String detail) {
        return ProblemJson.of(status, ErrorCode.PERMISSION_DENIED, detail, target)
                .response();
    }

    private Response routed() throws Exception {
        if (request.prologue().fragment().hasValue()) {
            throw CodedException.invalidArgument("the address of a request has no #");
        }
        RequestPath path = RequestPath.parse(target);
        String name = request.prologue().method().text();
        Method method = Method.find(name).orElse(Method.GET); // of no consequence where the name is unknown
        return switch (shared.router().match(name, path)) {
            case Match.Found found -> found(found, method, path);
            case Match.WrongMethod wrong -> {
                authenticate(method, path);
                yield wrongMethod(wrong.allowed());
            }
            case Match.Unknown unknown -> {
                authenticate(method, path);
                yield unknown(unknown);
            }
        };
    }

    private void authenticate(Method method, RequestPath path) {
        ServedRequest asked = served(method, path, Map.of());
        asked.calledBy(shared.services().authenticator().authenticate(asked));
    }

    private ServedRequest served(Method method, RequestPath path, Map<String, String> parameters) {
        Deadline deadline = Deadline.after(shared.config().requestTimeout());
        ServedRequest made =
                new ServedRequest(request, method, path, parameters, body, deadline, shared.surroundings());
        served = made;
        return made;
    }

    private Response found(Match.Found found, Method method, RequestPath path) throws Exception {
        Route matched = found.route();
        route = matched;
        ServedRequest asked = served(method, path, found.parameters());
        if (!matched.has(Route.Trait.OPEN)) {
            asked.calledBy(shared.services().authenticator().authenticate(asked));
        }
        if (!body.isEmpty()) {
            String type = body.contentType();
            if (!matched.body().accepts(type)) {
                return wrongType(type, matched.body());
            }
            body.limitTo(
                    matched.body().limit().orElse(shared.config().maxBody()).bytes());
        }
        if (!matched.has(Route.Trait.ALWAYS) && !hold(shared.requests())) {
            return full();
        }
        if (matched.isForm()) {
            asked.requireFormToken();
        }
        Response response = matched.handler().handle(asked);
        if (response.body() instanceof ResponseBody.Events) { // lasts, and must not keep others from being answered
            release();
            return hold(shared.streams()) ? response : full();
        }
        return response;
    }

    private boolean hold(Semaphore places) {
        boolean free = places.tryAcquire();
        held = free ? places : null;
        return free;
    }

    private void release() {
        if (held != null) {
            held.release();
            held = null;
        }
    }

    private Response full() {
        return ProblemJson.of(ErrorCode.UNAVAILABLE, "the server is full", target)
                .response();
    }

    private Response wrongType(String type, BodyRule rule) {
        String sent = type.isEmpty() ? "a body without a Content-Type" : "\"" + type + "\"";
        String detail = "expected " + String.join(" or ", rule.types()) + " in UTF-8, found " + sent;
        return ProblemJson.of(415, ErrorCode.INVALID_ARGUMENT, detail, target).response();
    }

    private Response wrongMethod(Set<Method> allowed) {
        String methods = String.join(
                ", ", new TreeSet<>(allowed).stream().map(Method::name).toList());
        String detail = "this path has no " + request.prologue().method().text() + ", only " + methods;
        return ProblemJson.of(405, ErrorCode.UNSUPPORTED, detail, target)
                .response()
                .withHeader("Allow", methods);
    }

    private Response unknown(Match.Unknown unknown) {
        String detail = "there is nothing at this path"
                + unknown.hint()
                        .map(pattern -> " (did you mean \"" + pattern + "\"?)")
                        .orElse("");
        return ProblemJson.of(ErrorCode.NOT_FOUND, detail, target).response();
    }
}

package io.gimbal.server;

import io.gimbal.access.Role;
import io.gimbal.access.RouteRule;
import io.gimbal.core.Check;
import io.gimbal.core.CodedException;
import io.gimbal.core.Home;
import io.gimbal.core.HomeLock;
import io.gimbal.core.config.Configuration;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.Method;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.http.server.HttpServer;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Empties the server between the tests of a client: closes every part, deletes what the home holds and opens all parts
/// anew, behind the same port. There is no call for it unless the setting `admin.allow-reset` says so, and then only on
/// a home that was made with it, so that nobody empties one that somebody works in.
final class Reset {
    static final String PATH = "/api/v1/admin/reset";

    private final Home home;
    private final boolean isAllowed;
    private final OpenedParts parts = new OpenedParts();
    private final Function<Reset, Surface> opening;
    private @Nullable HttpServer http;

    private Reset(Home home, boolean isAllowed, Function<Reset, Surface> opening) {
        this.home = home;
        this.isAllowed = isAllowed;
        this.opening = opening;
    }

    /// @param opening opens all parts, and adds them to [#parts]
    /// @throws CodedException FAILED_PRECONDITION if resets are allowed where that could cost somebody something
    static Reset of(Home home, Configuration settings, Function<Reset, Surface> opening) {
        boolean isAllowed = settings.get(AdminConfig.class).allowReset();
        if (isAllowed) {
            ResettableHome.require(home, settings.get(HttpConfig.class).bind(), settings.get(ServerConfig.class));
        }
        return new Reset(home, isAllowed, opening);
    }

    /// What is open now, to be closed with the server.
    OpenedParts parts() {
        return parts;
    }

    Surface open() {
        return opening.apply(this);
    }

    /// The server that stays while everything behind it is replaced.
    void behind(HttpServer server) {
        http = server;
    }

    List<Route> routes() {
        return isAllowed ? List.of(Route.post(PATH, this::reset)) : List.of();
    }

    List<RouteRule> rules() {
        return isAllowed ? List.of(RouteRule.audited(Method.POST, PATH, Role.ADMIN)) : List.of();
    }

    /// For `gimbal doctor`: that everything here can go at any moment.
    List<Check> checks() {
        return isAllowed
                ? List.of(new Check("reset", true, "POST " + PATH + " empties this home: keep nothing in it"))
                : List.of();
    }

    private synchronized Response reset(Request request) throws IOException {
        HttpServer server = Objects.requireNonNull(http);
        server.pause();
        parts.close();
        empty();
        Surface fresh = open();
        server.serve(fresh.router(), fresh.services());
        fresh.afterwards().run();
        return Response.json(JsonObject.EMPTY);
    }

    private void empty() throws IOException {
        try (HomeLock _ = HomeLock.acquire(home.folder());
                var entries = Files.list(home.folder())) {
            for (Path entry : entries.filter(it -> !ResettableHome.keeps(it)).toList()) {
                DeletedTree.delete(entry);
            }
        }
    }
}

package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.client.GimbalClient;
import io.gimbal.core.Home;
import io.gimbal.http.Method;
import io.gimbal.http.Route;
import io.gimbal.http.Route.Trait;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every route there is, asked of the route table, so that none is forgotten.
final class EveryRouteTest {
    private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD);

    @TempDir
    private static Path folder;

    private static Server server;
    private static String host;
    private static Map<String, String> tokens;

    @BeforeAll
    static void start() {
        try (Server first = start("none")) {
            GimbalClient client = GimbalClient.of(first.uri());
            tokens = Map.of(
                    "admin",
                    token(client, "admin"),
                    "viewer",
                    token(client, "viewer"),
                    "editor",
                    token(client, "editor"));
        }
        server = start("tokens");
        host = "Host: 127.0.0.1:" + server.uri().getPort();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Server start(String authentication) {
        ServerArguments told = new ServerArguments(
                new Home(folder),
                Map.of(
                        "http.port",
                        "0",
                        "log.level",
                        "error",
                        "access.authentication",
                        authentication,
                        "http.bind",
                        authentication.equals("tokens") ? "0.0.0.0" : "127.0.0.1"));
        return Main.start(told.home(), ServerProcess.settings(told, Map.of()));
    }

    private static String token(GimbalClient client, String role) {
        return client.post("/api/v1/tokens", Map.of("name", role, "role", role))
                .as(Issued.class)
                .token();
    }

    private record Issued(String token) {}

    @Test
    void refusesAForeignHost() {
        for (String foreign :
                List.of("evil.example", "evil.example:" + server.uri().getPort())) {
            each(route -> !Mlflow.owns(route), 421, "Host: " + foreign, bearer("admin"));
            each(Mlflow::owns, 403, "Host: " + foreign, bearer("admin")); // as its clients know it
        }
    }

    @Test
    void refusesAForeignOrigin() {
        each(_ -> true, 403, host, "Origin: https://evil.example", bearer("admin"));
        each(_ -> true, 403, host, "Origin: null", bearer("admin"));
    }

    @Test
    void asksForATokenUnlessItIsOpen() {
        assertThat(server.router().routes())
                .filteredOn(route -> route.has(Trait.OPEN))
                .extracting(Route::pattern)
                .allMatch(pattern ->
                        pattern.equals("/health") || pattern.startsWith("/health/") || pattern.startsWith("/assets/"));
        each(route -> !route.has(Trait.OPEN), 401, host);
        each(route -> !route.has(Trait.OPEN), 401, host, "Authorization: Bearer gimbal_nonsense");
    }

    @Test
    void ofMlflowIsServedUnderBothSpellings() {
        List<String> routes =
                server.router().routes().stream().map(Route::toString).toList();

        assertThat(routes)
                .filteredOn(route -> route.contains(" /api/2.0/") || route.contains(" /api/3.0/"))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(routes).contains(route.replace(" /api/", " /ajax-api/")));
    }

    @Test
    void thatChangesThingsIsClosedToViewers() {
        each(route -> !READING.contains(route.method()) && !route.has(Trait.QUESTION), 403, host, bearer("viewer"));
    }

    @Test
    void thatApprovesIsClosedToEditors() {
        assertThat(server.router().routes())
                .filteredOn(route -> route.has(Trait.APPROVAL))
                .extracting(Route::toString)
                .contains(
                        "POST /api/v1/models/{namespace}/{model}/versions/{version}/promote",
                        "POST /api/v1/models/{namespace}/{model}/versions/{version}/reviews",
                        "POST /api/v1/models/{namespace}/{model}/rollback");
        each(route -> route.has(Trait.APPROVAL), 403, host, bearer("editor"));
    }

    @Test
    void aboutTokensIsForAdminsOnly() {
        each(route -> route.pattern().startsWith("/api/v1/tokens"), 403, host, bearer("editor"));
        each(route -> route.pattern().startsWith("/api/v1/audit"), 403, host, bearer("editor"));
    }

    private static void each(Predicate<Route> which, int status, String... headers) {
        List<Route> routes = server.router().routes().stream().filter(which).toList();
        assertThat(routes).isNotEmpty();
        SoftAssertions all = new SoftAssertions();
        for (Route route : routes) {
            all.assertThat(RawHttp.status(server.uri(), route, headers))
                    .as(route.toString())
                    .isEqualTo(status);
        }
        all.assertAll();
    }

    private static String bearer(String role) {
        return "Authorization: Bearer " + tokens.get(role);
    }
}

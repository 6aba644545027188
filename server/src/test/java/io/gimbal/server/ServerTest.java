package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.client.GimbalClient;
import io.gimbal.core.Home;
import io.gimbal.core.ServerAddress;
import io.gimbal.http.Method;
import io.gimbal.http.Route;
import io.gimbal.http.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole process but for its `main`.
final class ServerTest {
    @TempDir
    Path folder;

    private Server start(Map<String, String> settings) {
        Map<String, String> flags = new HashMap<>(Map.of("http.port", "0", "log.level", "warn"));
        flags.putAll(settings);
        ServerArguments told = new ServerArguments(new Home(folder), flags);
        return Main.start(told.home(), ServerProcess.settings(told, Map.of()));
    }

    private Server start() {
        return start(Map.of());
    }

    @Nested
    class Running {
        @Test
        void answersWhatItIsAndWhereItsSettingsComeFrom() {
            try (Server server = start()) {
                GimbalClient client = GimbalClient.of(server.uri());

                assertThat(client.get("/health/ready").text()).contains("\"status\":\"ok\"");
                assertThat(client.get("/api/v1/version").text()).contains("\"version\":\"development\"");
                assertThat(client.get("/api/v1/status").text()).contains("\"home\":\"" + folder + "\"");
                assertThat(client.get("/api/v1/settings").text())
                        .contains("{\"key\":\"http.port\",\"value\":\"0\",\"origin\":\"flag --http.port\"}")
                        .contains("\"key\":\"ports.sql\",\"value\":\"sqlite\",\"origin\":\"default\"");
                assertThat(client.get("/metrics").text()).contains("jvm_memory");
            }
        }

        @Test
        void isFoundThroughItsHome() {
            Home home = new Home(folder);
            try (Server server = start()) {
                assertThat(home.findServer())
                        .contains(new ServerAddress(
                                server.uri(), ProcessHandle.current().pid()));
            }
            assertThat(home.findServer()).isEmpty();
        }

        @Test
        void canBeStartedAgainOnItsHome() {
            start().close();
            start().close();
        }
    }

    @Nested
    class Refused {
        @Test
        void aHomeInUse_namesWhoHasIt() {
            try (Server first = start()) {
                assertThatThrownBy(ServerTest.this::start)
                        .hasMessage("the home " + folder + " is in use by process "
                                + ProcessHandle.current().pid() + ", which answers at " + first.uri()
                                + "; stop it, or choose another home");
            }
        }

        @Test
        void aHomeFromANewerVersion_isLeftAlone() throws IOException {
            Files.writeString(folder.resolve("layout"), "99\n");

            assertThatThrownBy(ServerTest.this::start).hasMessageContaining("was written by a newer Gimbal (layout 99");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(folder.resolve("layout"));
            }
        }

        @Test
        void aPortInUse_leavesTheHomeFree() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                String port = Integer.toString(taken.getLocalPort());
                assertThatThrownBy(() -> start(Map.of("http.port", port)))
                        .hasMessageStartingWith("cannot listen on 127.0.0.1, port " + port);
            }
            start().close();
        }

        @Test
        void anAddressOthersCanReach_needsAuthentication() {
            assertThatThrownBy(() -> start(Map.of("http.bind", "0.0.0.0")))
                    .hasMessageStartingWith("http.bind is 0.0.0.0, which others can reach")
                    .hasMessageNotContaining("\n");
            assertThatThrownBy(() -> start(Map.of("http.bind", "::"))).hasMessageContaining("which others can reach");
        }

        @Test
        void authenticationThatNobodyCouldPass() {
            assertThatThrownBy(() -> start(Map.of("access.authentication", "tokens")))
                    .hasMessageContaining("there is no valid admin token")
                    .hasMessageNotContaining("\n");
        }

        @Test
        void postgresWithoutUrl_namesTheSetting() {
            assertThatThrownBy(() -> start(Map.of("ports.sql", "postgresql")))
                    .hasMessageContaining("ports.sql.url is missing");
        }
    }

    @Nested
    class RouteTable {
        private static final List<String> SURFACES =
                List.of("/api/v1/", "/api/2.0/", "/api/3.0/", "/ajax-api/", "/health/", "/metrics");

        /// What is beside the surfaces of design 4 is a page: looked at, or a form that is sent.
        @Test
        void everyPathBelongsToASurfaceOrIsAPage() {
            try (Server server = start()) {
                assertThat(server.router().routes())
                        .extracting(Route::pattern)
                        .contains("/api/v1/version", "/health/live", "/");
                assertThat(server.router().routes())
                        .filteredOn(route -> SURFACES.stream().noneMatch(route.pattern()::startsWith))
                        .allMatch(route -> route.method() == Method.GET || route.isForm());
            }
        }

        @Test
        void twoOwnersOfAPathAreRefused() {
            try (Server server = start()) {
                List<Route> routes = server.router().routes();
                Route second = Route.get("/api/v1/version", routes.getFirst().handler());

                assertThatThrownBy(() -> new Router(Stream.concat(routes.stream(), Stream.of(second))
                                .toList()))
                        .hasMessageContaining("/api/v1/version");
            }
        }
    }
}

package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.client.GimbalClient;
import io.gimbal.core.Home;
import io.gimbal.http.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What empties a server, and when nothing may.
final class ResetTest {
    private static final Map<String, String> ALLOWED = Map.of("admin.allow-reset", "true");

    @TempDir
    private Path folder;

    private Server start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("http.port", "0", "log.level", "error"));
        settings.putAll(more);
        ServerArguments told = new ServerArguments(new Home(folder.resolve("home")), settings);
        return Main.start(told.home(), ServerProcess.settings(told, Map.of()));
    }

    private static String experiments(GimbalClient client) {
        return client.get("/api/v1/experiments").text();
    }

    @Test
    void theServerBeginsAnew_behindTheSamePort() {
        try (Server server = start(ALLOWED)) {
            GimbalClient client = GimbalClient.of(server.uri());
            for (int i = 0; i < 2; i++) {
                client.post("/api/v1/experiments", Map.of("name", "mine"));
                assertThat(experiments(client)).contains("mine");

                client.post(Reset.PATH, Map.of());

                assertThat(experiments(client)).contains("Default").doesNotContain("mine");
            }
        }
        try (Server again = start(ALLOWED)) {
            assertThat(experiments(GimbalClient.of(again.uri()))).contains("Default");
            assertThat(GimbalClient.of(again.uri()).get("/api/v1/status").text())
                    .contains("empties this home");
        }
    }

    @Test
    void thereIsNoCall_unlessItIsAllowed() {
        try (Server server = start(Map.of())) {
            assertThat(server.router().routes()).extracting(Route::pattern).doesNotContain(Reset.PATH);
        }
    }

    @Test
    void aHomeThatWasMadeWithout_isNeverEmptied() {
        start(Map.of()).close();

        assertThatThrownBy(() -> start(ALLOWED)).hasMessageContaining("was made without it");
        assertThat(Files.exists(folder.resolve("home/metadata.db"))).isTrue();
    }

    @Test
    void whatOthersMayReachOrUse_isNeverEmptied() {
        assertThatThrownBy(() -> start(Map.of("admin.allow-reset", "true", "http.bind", "0.0.0.0")))
                .hasMessageContaining("others can reach");
        assertThatThrownBy(() -> start(Map.of(
                        "admin.allow-reset",
                        "true",
                        "ports.sql",
                        "postgresql",
                        "ports.sql.url",
                        "jdbc:postgresql://x/y")))
                .hasMessageContaining("others may use");
        assertThat(folder.resolve("home")).doesNotExist();
    }
}

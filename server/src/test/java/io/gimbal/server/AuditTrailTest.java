package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.client.GimbalClient;
import io.gimbal.core.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who changed what, as the whole server keeps it.
final class AuditTrailTest {
    @TempDir
    Path folder;

    private Server start() {
        ServerArguments told = new ServerArguments(new Home(folder), Map.of("http.port", "0", "log.level", "error"));
        return Main.start(told.home(), ServerProcess.settings(told, Map.of()));
    }

    private record Page(List<Entry> items) {}

    private record Entry(String who, boolean verified, String action, String decision) {}

    private record Verification(boolean sound, long entries, long anchored, long unanchored) {}

    @Test
    void namesTheStatedUserUnverifiedAndTheTokensOwnerVerified() {
        try (Server server = start()) {
            GimbalClient alice = client(server, "alice");
            alice.post("/api/v1/models", Map.of("namespace", "taxi", "name", "a", "why", "try it"));
            String token = alice.post("/api/v1/tokens", Map.of("name", "ci", "role", "editor"))
                    .as(Issued.class)
                    .token();
            GimbalClient ci = GimbalClient.builder(server.uri())
                    .user("mallory")
                    .token(token)
                    .build();
            ci.post("/api/v1/models", Map.of("namespace", "taxi", "name", "b", "why", "try it"));

            assertThat(alice.get("/api/v1/audit", Page.class).items())
                    .containsExactly(
                            new Entry("ci", true, "POST /api/v1/models", "allowed"),
                            new Entry("alice", false, "POST /api/v1/tokens", "allowed"),
                            new Entry("alice", false, "POST /api/v1/models", "allowed"));
        }
    }

    private record Issued(String token) {}

    @Test
    void isOneSoundChainAcrossRestartsAndReadingLeavesNoTrace() {
        for (int run = 0; run < 2; run++) {
            try (Server server = start()) {
                GimbalClient client = client(server, "alice");
                for (int i = 0; i < 60; i++) {
                    client.post("/api/v1/models", Map.of("namespace", "r" + run, "name", "m" + i, "why", "many"));
                    client.get("/api/v1/models");
                }
            }
        }
        try (Server server = start()) {
            assertThat(client(server, "alice").get("/api/v1/audit/verification", Verification.class))
                    .isEqualTo(new Verification(true, 120, 100, 20));
        }
    }

    private static GimbalClient client(Server server, String user) {
        return GimbalClient.builder(server.uri()).user(user).build();
    }
}

package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostAndOriginTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        HttpConfig config = new HttpConfig(
                "127.0.0.1",
                0,
                List.of("Gimbal.Example.com", "other.example.com:9000"),
                DataSize.ofMegabytes(1),
                8,
                8,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                false);
        Authenticator authenticator = request -> request.header("Authorization")
                .filter("Bearer good"::equals)
                .map(_ -> new Caller("ann", true, java.util.Set.of()))
                .orElseThrow(() -> new CodedException(ErrorCode.UNAUTHENTICATED, "a token is needed"));
        server = TestServer.start(
                config,
                List.of(
                        Route.get("/open", _ -> Response.text("open")).with(Route.Trait.OPEN),
                        Route.get(
                                "/caller",
                                request -> Response.text(request.caller().name())),
                        Route.post("/act", _ -> Response.text("done"))),
                authenticator);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String status(String path, String headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            String text = "GET " + path + " HTTP/1.1\n" + headers.replace("PORT", "" + server.port()) + "\n\n";
            return RawClient.statusOf(client.send(text).readAnswer());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:PORT",
                "LocalHost:PORT",
                "127.0.0.1:PORT",
                "[::1]:PORT",
                "gimbal.example.com",
                "GIMBAL.example.com:1234",
                "other.example.com:9000"
            })
    void ownNamesAreServed(String host) throws IOException {
        assertThat(status("/open", "Host: " + host)).isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:1",
                "localhost.:PORT",
                "localhost.evil.com:PORT",
                "evil.com",
                "evil.com:PORT",
                "127.0.0.2:PORT",
                "0.0.0.0:PORT",
                "[::2]:PORT",
                "other.example.com",
                "other.example.com:9001",
                "x.gimbal.example.com",
                "gimbal.example.com.evil.com",
                "2130706433:PORT"
            })
    void otherNamesAreRefusedOnEveryPath(String host) throws IOException {
        assertThat(status("/open", "Host: " + host)).isEqualTo("421");
        assertThat(status("/caller", "Host: " + host)).isEqualTo("421");
        assertThat(status("/nothing/here", "Host: " + host)).isEqualTo("421");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.com",
                "null",
                "http://localhost",
                "http://localhost:1",
                "http://127.0.0.1:PORT",
                "https://evil.com",
                "localhost:PORT",
                "http://localhost:PORT.evil.com",
                "http://localhost:PORT/",
                "file://localhost:PORT",
                ""
            })
    void otherOriginsAreRefusedOnEveryPath(String origin) throws IOException {
        assertThat(status("/open", "Host: localhost:PORT\nOrigin: " + origin)).isEqualTo("403");
        assertThat(status("/nothing", "Host: localhost:PORT\nOrigin: " + origin))
                .isEqualTo("403");
    }

    @Test
    void theOwnOriginIsServed() throws IOException {
        assertThat(status("/open", "Host: localhost:PORT\nOrigin: http://localhost:PORT"))
                .isEqualTo("200");
        assertThat(status("/open", "Host: gimbal.example.com\nOrigin: https://gimbal.example.com"))
                .isEqualTo("200");
    }

    @Test
    void whoHasNoCredentialsLearnsNothing() {
        for (String path : List.of("/caller", "/nothing", "/act")) {
            TestResponse response = server.get(path);
            assertThat(response.status()).as(path).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).contains("Bearer, Basic realm=\"gimbal\"");
            assertThat(response.object().text("code")).isEqualTo("unauthenticated");
        }
        assertThat(server.get("/open").text()).isEqualTo("open");
    }

    @Test
    void credentialsMakeACaller() {
        assertThat(server.get("/caller", "Authorization", "Bearer good").text()).isEqualTo("ann");
        assertThat(server.get("/nothing", "Authorization", "Bearer good").status())
                .isEqualTo(404);
        assertThat(server.get("/act", "Authorization", "Bearer good").status()).isEqualTo(405);
    }
}

package io.gimbal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GimbalClientTest {
    private final AtomicReference<Received> received = new AtomicReference<>();
    private HttpServer server;
    private int status = 200;
    private String body = "{}";

    record Received(String method, String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    record Trip(String tripId, Instant eventTime, Optional<Double> distance) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.set(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                sent));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Retry-After", "3");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private GimbalClient client() {
        return GimbalClient.builder(address()).user("ada").token("s3cret").build();
    }

    @Nested
    class Requests {
        @Test
        void sayWhoAsks() {
            GimbalClient.builder(address())
                    .user("Ada Löwe")
                    .token("s3cret")
                    .consumer("dispatch")
                    .build()
                    .get("/api/v1/status");

            assertThat(received.get().header("Gimbal-user")).isEqualTo("Ada%20L%C3%B6we");
            assertThat(received.get().header("Authorization")).isEqualTo("Bearer s3cret");
            assertThat(received.get().header("Gimbal-consumer")).isEqualTo("dispatch");
        }

        @Test
        void carryRecordsAsJsonInSnakeCase() {
            client().post("/trips", new Trip("t1", Instant.parse("2020-03-14T08:00:00Z"), Optional.empty()));

            assertThat(received.get().method()).isEqualTo("POST");
            assertThat(received.get().header("Content-type")).isEqualTo("application/json");
            assertThat(received.get().body()).isEqualTo("{\"trip_id\":\"t1\",\"event_time\":\"2020-03-14T08:00:00Z\"}");
        }

        @Test
        void keepNamesInOneSegment() {
            client().delete("/models/" + GimbalClient.encode("a/b c"));

            assertThat(received.get().method()).isEqualTo("DELETE");
            assertThat(received.get().path()).isEqualTo("/models/a%2Fb%20c");
        }
    }

    @Nested
    class Uploads {
        @TempDir
        Path folder;

        @Test
        void mayBeAnsweredByAFile() throws IOException {
            Path file = Files.writeString(folder.resolve("spine.csv"), "at\n");
            Path target = folder.resolve("rows.parquet");
            body = "PAR1".repeat(10_000);

            Answer answer = client().exchange("/training-sets", file, target);

            assertThat(received.get().body()).isEqualTo("at\n");
            assertThat(target).hasContent(body);
            assertThat(answer.bytes()).isEmpty();
            assertThat(answer.header("Retry-After")).contains("3");
        }

        @Test
        void thatAreRefusedLeaveNoFile() throws IOException {
            Path file = Files.writeString(folder.resolve("spine.csv"), "at\n");
            Path target = folder.resolve("rows.parquet");
            status = 404;
            body = "{\"code\": \"not-found\", \"detail\": \"no feature service\"}";

            assertThatThrownBy(() -> client().exchange("/training-sets", file, target))
                    .hasMessage("no feature service");
            assertThat(target).doesNotExist();
            Files.writeString(target, "mine");
            assertThatThrownBy(() -> client().exchange("/training-sets", file, target))
                    .hasMessageContaining("rows.parquet");
            assertThat(target).hasContent("mine");
        }

        @Test
        void areTheBytesOfAFileAndTellHowFarTheyAre() throws IOException {
            Path file = Files.writeString(folder.resolve("trips.csv"), "a,b\n".repeat(50_000));
            AtomicLong sent = new AtomicLong();

            Answer answer = client().upload("/uploads?name=trips.csv", file, sent::set);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(received.get().header("Content-type")).isEqualTo("application/octet-stream");
            assertThat(received.get().header("Content-length")).isEqualTo("200000");
            assertThat(received.get().body()).hasSize(200_000).startsWith("a,b\n");
            assertThat(sent).hasValue(200_000);
        }

        @Test
        void ofAnEmptyFileSendNoBytes() throws IOException {
            Path file = Files.createFile(folder.resolve("empty.csv"));

            client().upload("/uploads?name=empty.csv", file, count -> {});

            assertThat(received.get().header("Content-length")).isEqualTo("0");
            assertThat(received.get().body()).isEmpty();
        }

        @Test
        void ofAFileThatIsNotThereSendNothing() {
            assertThatThrownBy(() -> client().upload("/uploads", folder.resolve("none.csv"), count -> {}))
                    .isInstanceOf(GimbalException.class)
                    .hasMessageContaining("none.csv");
            assertThat(received.get()).isNull();
        }
    }

    @Nested
    class Answers {
        @Test
        void areReadAsRecordsAndUnknownFieldsSkipped() {
            body = "{\"trip_id\":\"t1\",\"event_time\":\"2020-03-14T08:00:00Z\",\"distance\":2.5,\"new\":1}";

            assertThat(client().get("/trips/t1", Trip.class))
                    .isEqualTo(new Trip("t1", Instant.parse("2020-03-14T08:00:00Z"), Optional.of(2.5)));
        }

        @Test
        void areReadAsLists() {
            body = "[{\"trip_id\":\"t1\"},{\"trip_id\":\"t2\"}]";

            assertThat(client().get("/trips").asListOf(Trip.class))
                    .extracting(Trip::tripId)
                    .containsExactly("t1", "t2");
        }

        @Test
        void keepTheirHeaders() {
            assertThat(client().get("/").header("retry-after")).contains("3");
            assertThat(client().get("/").header("none")).isEmpty();
        }

        @Test
        void ofAnotherShapeAreNotGuessed() {
            body = "[1]";

            assertThatThrownBy(() -> client().get("/trips/t1", Trip.class))
                    .isInstanceOf(GimbalException.class)
                    .hasMessageStartingWith("the answer is not a Trip");
        }
    }

    @Nested
    class Refusals {
        @Test
        void carryCodeDetailAndProblems() {
            status = 400;
            body = """
                    {"title": "invalid argument", "status": 400, "code": "invalid-argument",
                     "detail": "1 problem in the declarations", "retryable": false, "problems": [
                      {"location": "taxi.yaml:3:5", "message": "unknown key \\"colums\\"",
                       "hint": "did you mean \\"columns\\"?"}]}
                    """;

            GimbalException refused = refusal();

            assertThat(refused.code()).isEqualTo("invalid-argument");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.retryable()).isFalse();
            assertThat(refused).hasMessage("1 problem in the declarations");
            assertThat(refused.problems())
                    .hasToString("[taxi.yaml:3:5: unknown key \"colums\" (did you mean \"columns\"?)]");
        }

        @Test
        void byAProxyAreShownAsTheyAre() {
            status = 502;
            body = "<html>Bad gateway</html>";

            assertThat(refusal().code()).isEqualTo("unknown");
            assertThat(refusal()).hasMessageContaining("status 502").hasMessageContaining("Bad gateway");
        }

        @Test
        void byNobodyAreUnreachable() {
            GimbalClient client = client();
            server.stop(0);

            GimbalException refused = catchThrowableOfType(GimbalException.class, () -> client.get("/"));
            assertThat(refused.code()).isEqualTo(GimbalException.UNREACHABLE);
            assertThat(refused.status()).isZero();
            assertThat(refused).hasMessage("the server at " + client.address() + " cannot be reached");
        }

        @Test
        void byASlowServerSayHowLongWasWaited() {
            server.removeContext("/");
            server.createContext("/", exchange -> {});

            assertThatThrownBy(() -> GimbalClient.builder(address())
                            .timeout(Duration.ofMillis(200))
                            .build()
                            .get("/"))
                    .hasMessage("the server at " + address() + " did not answer within 200 ms");
        }

        private GimbalException refusal() {
            return catchThrowableOfType(GimbalException.class, () -> client().get("/"));
        }
    }
}

package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.SeededIdSource;
import io.gimbal.http.server.HttpServer;
import io.gimbal.http.server.HttpServices;
import io.gimbal.telemetry.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Full servers, slow clients, stopping servers.
@Timeout(60)
final class LimitsTest {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private final TestServer server = TestServer.start(
            config(Duration.ofMillis(300)),
            List.of(
                    Route.get("/wait", _ -> {
                        entered.countDown();
                        released.await();
                        return Response.text("waited");
                    }),
                    Route.get("/unwritable", _ -> {
                        throw CodedException.invalidArgument("half a pair: \ud83d");
                    }),
                    Route.get("/quick", _ -> Response.text("quick")),
                    Route.get("/always", _ -> Response.text("always")).with(Route.Trait.ALWAYS),
                    Route.post("/read", this::read),
                    Route.get("/deadline", request -> {
                        Thread.sleep(request.deadline().remaining());
                        request.deadline().check();
                        return Response.text("too late");
                    }),
                    Route.get(
                            "/broken",
                            _ -> Response.stream("text/plain", output -> {
                                output.write(new byte[100_000]);
                                output.write(new byte[100_000]);
                                throw new IOException("the file is gone");
                            })),
                    Route.get(
                            "/large",
                            _ -> Response.stream("application/octet-stream", output -> {
                                try {
                                    for (int i = 0; i < 100_000; i++) {
                                        output.write(new byte[10_000]);
                                    }
                                } catch (CodedException e) {
                                    thrown.set(e);
                                    ended.countDown();
                                    throw e;
                                }
                            }))),
            _ -> new Caller("tester", true, Set.of()));

    private Response read(Request request) {
        try {
            entered.countDown();
            return Response.text("" + request.body().length);
        } catch (CodedException e) {
            thrown.set(e);
            throw e;
        } finally {
            ended.countDown();
        }
    }

    private static HttpConfig config(Duration idle) {
        return new HttpConfig(
                "127.0.0.1",
                0,
                List.of(),
                DataSize.ofMegabytes(1),
                1,
                1,
                Duration.ofMillis(100),
                Duration.ofMillis(1_500),
                Duration.ofMillis(1_500),
                idle,
                Duration.ofSeconds(5),
                true);
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    @Test
    void aRefusalThatCannotBeWrittenIsAnError_andGivesItsPlaceBack() {
        assertThat(server.get("/unwritable").status()).isEqualTo(500);
        assertThat(server.get("/unwritable").detail()).startsWith("something went wrong here; the log has it under");
        assertThat(server.get("/quick").text()).isEqualTo("quick");
    }

    @Test
    void aFullServerAsksToComeBack() throws Exception {
        CompletableFuture<TestResponse> waiting = CompletableFuture.supplyAsync(() -> server.get("/wait"));
        entered.await();

        TestResponse refused = server.get("/quick");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).contains("1");
        assertThat(refused.object().text("code")).isEqualTo("unavailable");
        assertThat(server.get("/always").status()).isEqualTo(200);
        String running = "gimbal_http_running 1.0";
        assertThat(eventually(server.metrics()::scrape, text -> text.contains(running)))
                .contains(running);

        released.countDown();
        assertThat(waiting.get().text()).isEqualTo("waited");
        assertThat(onceThereIsAPlace(() -> server.get("/quick"))).isEqualTo(200);
    }

    @Test
    void failuresGiveTheirPlaceBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(onceThereIsAPlace(() -> server.post("/read", "x".repeat(2 << 20))))
                    .isEqualTo(413);
            assertThat(onceThereIsAPlace(() -> server.get("/deadline"))).isEqualTo(504);
        }
        assertThat(onceThereIsAPlace(() -> server.get("/quick"))).isEqualTo(200);
    }

    @Test
    void stoppingLetsRunningRequestsEnd() throws Exception {
        CompletableFuture<TestResponse> waiting = CompletableFuture.supplyAsync(() -> server.get("/wait"));
        entered.await();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);

        String refused = refusedAlways();
        assertThat(refused).contains("the server is stopping", "Connection: close", "Retry-After: 1");
        assertThat(waiting).isNotDone();
        assertThat(stopped).isNotDone();

        released.countDown();
        assertThat(waiting.get(5, TimeUnit.SECONDS).text()).isEqualTo("waited");
        stopped.get(5, TimeUnit.SECONDS);
        assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(Exception.class);
    }

    /// What a route that is always answered says once the server stops.
    private String refusedAlways() throws IOException {
        String answer = "";
        while (!answer.startsWith("HTTP/1.1 503")) {
            try (RawClient client = new RawClient(server.port())) {
                answer = client.send("GET /always HTTP/1.1\nHost: localhost:" + server.port() + "\n\n")
                        .readAnswer();
            }
        }
        return answer;
    }

    @Test
    void aConnectionThatDoesNothingIsClosed() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void aHeadThatNeverEndsIsCutOffHoweverOftenItMoves() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /quick HTTP/1.1\n");
            long started = System.nanoTime();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 200; i++) {
                            client.send("A" + i + ": x\n");
                            Thread.sleep(50);
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aBodyThatTricklesIsCutOff() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /read HTTP/1.1\nHost: localhost:" + server.port()
                    + "\nContent-Type: application/json\nContent-Length: 1000\n\n");
            assertThatThrownBy(() -> {
                        while (ended.getCount() > 0) {
                            client.send("x");
                            Thread.sleep(50);
                        }
                        client.readAnswer();
                    })
                    .isInstanceOf(IOException.class);
        }
        ended.await();
        assertThat(((CodedException) thrown.get()).code()).isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void anAnswerThatNobodyTakesIsCutOff() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /large HTTP/1.1\nHost: localhost:" + server.port() + "\n\n");
            ended.await();
            assertThat(((CodedException) thrown.get()).code()).isEqualTo(ErrorCode.CANCELLED);
        }
    }

    @Test
    void aBodyThatIsCutOffReachesTheHandlerAsCancelled() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /read HTTP/1.1\nHost: localhost:" + server.port()
                    + "\nContent-Type: application/json\nContent-Length: 100\n\n{\"a\":");
            entered.await();
        }
        ended.await();
        assertThat(thrown.get()).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
            assertThat(e.getMessage()).isEqualTo("the client went away after 5 bytes of the body");
        });
        assertThat(onceThereIsAPlace(() -> server.get("/quick"))).isEqualTo(200);
    }

    @Test
    void anAnswerThatFailsHalfwayIsSeenToBeIncomplete() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            String answer = client.send("GET /broken HTTP/1.1\nHost: localhost:" + server.port() + "\n\n")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.1 200").contains("chunked").doesNotEndWith("0\r\n\r\n");
        }
        assertThat(onceThereIsAPlace(() -> server.get("/quick"))).isEqualTo(200);
    }

    @Test
    void aClientThatLeavesEndsItsStream() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /large HTTP/1.1\nHost: localhost:" + server.port() + "\n\n");
            assertThat(client.input().readNBytes(1_000)).hasSize(1_000);
        }
        ended.await();
        assertThat(((CodedException) thrown.get()).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(onceThereIsAPlace(() -> server.get("/quick"))).isEqualTo(200);
    }

    /// A place is given back just after its answer was sent, which the client of a server with one place may notice
    /// first; so what needs the place is tried until it is there.
    private static <T> T eventually(Supplier<T> attempt, Predicate<T> wanted) {
        T result = attempt.get();
        for (int i = 0; !wanted.test(result) && i < 500; i++) {
            LockSupport.parkNanos(10_000_000);
            result = attempt.get();
        }
        return result;
    }

    private static int onceThereIsAPlace(Supplier<TestResponse> request) {
        return eventually(() -> request.get().status(), status -> status != 503);
    }

    @Test
    void aTakenPortIsOneClearLine() {
        HttpConfig taken = new HttpConfig(
                "127.0.0.1",
                server.port(),
                List.of(),
                DataSize.ofMegabytes(1),
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                true);
        HttpServices services = new HttpServices(
                _ -> new Caller("x", true, Set.of()), new Metrics(), new SeededIdSource(1), count -> new byte[count]);

        assertThatThrownBy(() ->
                        HttpServer.start(taken, new Router(List.of()), services).close())
                .isInstanceOf(CodedException.class)
                .hasMessage("cannot listen on 127.0.0.1, port " + server.port() + ": Address already in use");
    }
}

package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server makes of bytes that no client library sends.
final class MalformedHttpTest {
    private static TestServer server;
    private static String host;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                Route.get("/hello", _ -> Response.text("hello")),
                Route.get("/files/{path...}", request -> Response.text(request.pathParameter("path"))),
                Route.post("/echo", request -> Response.json(request.json())),
                Route.post("/ignore", _ -> Response.text("ignored")));
        host = "Host: localhost:" + server.port() + "\n";
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// Sends this and nothing more, and gives what comes until the server ends the connection.
    private static String last(String text) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.send(text).endOutput().readAll();
        }
    }

    private static JsonObject problem(String answer) {
        return (JsonObject) Json.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private static void isRefused(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("X-Content-Type-Options: nosniff");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(problem(answer).integer("status")).isEqualTo(status);
        assertThat(answer.split("HTTP/1.1 \\d", -1)).as("one answer").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\n\n",
                "GET /hello\n\n",
                "GET /hello HTTP/9.9\n\n",
                "GET  /hello HTTP/1.1\nHost: localhost\n\n",
                "\u0000\u0001\u0002\u0003\n\n",
                "GET /hello HTTP/1.1\nHost localhost\n\n",
                "GET /hello HTTP/1.1\n: x\n\n",
                "GET /hello HTTP/1.1\n\n",
                "GET /hello HTTP/1.1\nHost: \n\n",
                "GET /hello HTTP/1.1\nHost: a\nHost: b\n\n",
                "GET /hello HTTP/1.1\nHost: a b\n\n",
                "GET /hello HTTP/1.1\nHost: localhost:x\n\n",
                "GET /hello HTTP/1.1\nHost: localhost\nA: \u0001\n\n"
            })
    void whatIsNotHttpIsRefused(String text) throws IOException {
        isRefused(last(text), 400);
    }

    @Test
    void loneLineFeedsAreRefused() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            isRefused(
                    client.sendExactly("GET /hello HTTP/1.1\nHost: localhost\n\n")
                            .readAll(),
                    400);
        }
    }

    @Test
    void otherVersionsOfHttpAreRefused() throws IOException {
        isRefused(last("GET /hello HTTP/1.0\n\n"), 505);
    }

    @Test
    void longRequestLinesAndHeadersAreRefused() throws IOException {
        isRefused(last("GET /" + "a".repeat(40_000) + " HTTP/1.1\n" + host + "\n"), 414);
        isRefused(last("GET /hello HTTP/1.1\n" + host + "A: " + "a".repeat(40_000) + "\n\n"), 431);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append("A").append(i).append(": x\n");
        }
        assertThat(last("GET /hello HTTP/1.1\n" + host + many + "\n")).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\nTransfer-Encoding: chunked\n\n2\n{}\n0\n\n",
                "Transfer-Encoding: gzip, chunked\n\n2\n{}\n0\n\n",
                "Transfer-Encoding: identity\n\n{}",
                "Content-Length: 2\nContent-Length: 3\n\n{} ",
                "Content-Length: 2, 2\n\n{}",
                "Content-Length: -2\n\n{}",
                "Content-Length: +2\n\n{}",
                "Content-Length: 0x2\n\n{}",
                "Content-Length: 99999999999999999999\n\n{}"
            })
    void bodiesOfDoubtfulLengthAreRefusedAndTheConnectionEnds(String rest) throws IOException {
        isRefused(last("POST /echo HTTP/1.1\n" + host + "Content-Type: application/json\n" + rest), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\n{}\n0\n\n",
                "-1\n{}\n",
                "\n{}\n",
                "2;a=b\n{}\n0\n\n",
                " 2\n{}\n0\n\n",
                "2\n{}xx0\n\n",
                "2\n{}\n0\nA: b\n\n"
            })
    void malformedChunksAreRefused(String body) throws IOException {
        String answer = last("POST /echo HTTP/1.1\n" + host
                + "Content-Type: application/json\nTransfer-Encoding: chunked\n\n" + body);
        isRefused(answer, 400);
    }

    @Test
    void hugeChunksAreRefusedBeforeTheyArrive() throws IOException {
        String head = "POST /echo HTTP/1.1\n" + host + "Content-Type: application/json\nTransfer-Encoding: chunked\n\n";
        isRefused(last(head + "7fffffff\n{"), 413);
        isRefused(last(head + "900000\n{"), 413);
        isRefused(last(head + "fffffffffffffffff2\n{}\n"), 413);
        isRefused(last(head + "0".repeat(100_000)), 400);
    }

    @Test
    void chunkedBodiesAreRead() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            String chunked =
                    "POST /echo HTTP/1.1\n" + host + "Content-Type: application/json\nTransfer-Encoding: chunked\n\n";
            assertThat(client.send(chunked + "3\n[1,\n2\n2]\n0\n\n").readAnswer())
                    .endsWith("[1,2]");
            assertThat(client.send(chunked + "1\n7\n0\n\n").readAnswer()).endsWith("\r\n\r\n7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/../etc/passwd",
                "/files/%2e%2e/etc/passwd",
                "/files/..%2fetc",
                "/files/a%2f..%2f..%2fetc",
                "/files/%252e%252e/etc",
                "/files/%25252e%25252e/etc",
                "/files/..%252fetc",
                "/files/a%252fb",
                "/files/%C3%A9%2F%252e%252e",
                "/files/%C3%A9%255cb",
                "/files/.",
                "/files/a/./b",
                "/files/a%00b",
                "/files/a%2500b",
                "/files/a%0ab",
                "/files/a\\b",
                "/files/a%5cb",
                "/files/a%255cb",
                "/files/%",
                "/files/%4",
                "/files/%zz",
                "/files/%ff",
                "/files/%c0%ae%c0%ae/etc",
                "/files/%ed%a0%80",
                "/files/é",
                "/files/a#b",
                "*",
                "http://localhost/hello",
                "hello",
                "//../x"
            })
    void pathsThatLeaveOrDeceiveAreRefused(String path) throws IOException {
        assertThat(last("GET " + path + " HTTP/1.1\n" + host + "Connection: close\n\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/a..b",
                "/files/...",
                "/files/.hidden",
                "/files/100%25",
                "/files/a;b=c",
                "/files/%C3%A9",
                "/files/%C4%AF%2541"
            })
    void pathsThatOnlyLookOddAreServed(String path) throws IOException {
        assertThat(last("GET " + path + " HTTP/1.1\n" + host + "Connection: close\n\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /files/1 HTTP/1.1\n" + host + "\nGET /files/2 HTTP/1.1\n" + host + "\n");
            assertThat(client.readAnswer()).endsWith("\r\n\r\n1");
            assertThat(client.readAnswer()).endsWith("\r\n\r\n2");
        }
    }

    @Test
    void aBodyThatNobodyReadsIsNotTheNextRequest() throws IOException {
        String smuggled = "GET /files/smuggled HTTP/1.1\n" + host + "\n";
        int length = smuggled.replace("\n", "\r\n").length();
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /ignore HTTP/1.1\n" + host + "Content-Type: application/json\nContent-Length: " + length
                    + "\n\n" + smuggled + "GET /files/next HTTP/1.1\n" + host + "\n");
            assertThat(client.readAnswer()).endsWith("ignored");
            assertThat(client.readAnswer()).endsWith("\r\n\r\nnext");
        }
    }

    @Test
    void whoExpectsToContinueIsToldTo() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /echo HTTP/1.1\n" + host
                    + "Content-Type: application/json\nContent-Length: 2\nExpect: 100-continue\n\n");
            assertThat(client.readAnswer()).startsWith("HTTP/1.1 100 ");
            assertThat(client.send("{}").readAnswer())
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("{}");
        }
    }

    @Test
    void whoExpectsToContinueWithATypeNobodyTakesIsRefusedAtOnce() throws IOException {
        isRefused(
                last("POST /echo HTTP/1.1\n" + host
                        + "Content-Type: text/plain\nContent-Length: 2\nExpect: 100-continue\n\n"),
                415);
    }

    @Test
    void anAnswerIsOneWrite() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /hello HTTP/1.1\n" + host + "\n");
            byte[] buffer = new byte[65_536];
            int first = client.input().read(buffer);
            assertThat(new String(buffer, 0, first, java.nio.charset.StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void theServerSurvivesNoise() throws IOException {
        Random random = new Random(11);
        String valid = "POST /echo HTTP/1.1\r\n" + host.replace("\n", "\r\n")
                + "Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
        for (int i = 0; i < 300; i++) {
            char[] noisy = valid.toCharArray();
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                noisy[random.nextInt(noisy.length)] = (char) random.nextInt(256);
            }
            try (RawClient client = new RawClient(server.port())) {
                String answer =
                        client.sendExactly(new String(noisy)).endOutput().readAll();
                assertThat(answer)
                        .satisfiesAnyOf(
                                text -> assertThat(text).isEmpty(),
                                text -> assertThat(text).matches("(?s)HTTP/1.1 [24].*"));
            }
        }
        assertThat(server.get("/hello").text()).isEqualTo("hello");
    }
}

package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a client library sees of a server.
final class HttpServerTest {
    record Trip(String zone, int passengers) {}

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                Route.get("/hello", _ -> Response.text("hello")),
                Route.get(
                        "/models/{model}/versions/{version}",
                        request -> Response.json(JsonObject.builder()
                                .put("model", request.pathParameter("model"))
                                .put("version", request.pathParameter("version"))
                                .put("caller", request.caller().name())
                                .build())),
                Route.get(
                        "/search",
                        request -> Response.text(request.query().get("q")
                                + request.query().list("tag")
                                + request.query().findInteger("n").orElse(0L))),
                Route.post("/trips", request -> Response.json(request.json(Trip.class))),
                Route.post("/echo", request -> Response.json(request.json())),
                Route.post("/touch", _ -> Response.noContent()),
                Route.put("/blobs/{name...}", HttpServerTest::count).taking(BodyRule.upload(new DataSize(100_000))),
                Route.get("/codes/{code}", request -> {
                    throw new CodedException(
                            ErrorCode.valueOf(request.pathParameter("code")),
                            "the reason",
                            List.of(Problem.in("a.b", "wrong").withExcerpt("x").withHint("did you mean y?")));
                }),
                Route.get("/defect", _ -> {
                    throw new IllegalStateException("the password is hunter2");
                }),
                Route.get(
                        "/stream",
                        _ -> Response.stream("text/csv", output -> {
                            for (int i = 0; i < 10_000; i++) {
                                output.write((i + "\n").getBytes(StandardCharsets.UTF_8));
                            }
                        })),
                Route.get("/recursion", request -> recurse(request, 0)));
    }

    private static Response count(Request request) throws IOException {
        return Response.text(request.bodyStream().readAllBytes().length + " " + request.pathParameter("name"));
    }

    private static Response recurse(Request request, int depth) {
        return depth < 0 ? Response.noContent() : recurse(request, depth + 1).withStatus(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRouteAnswersWithItsParameters() {
        TestResponse response = server.get("/models/tip%20one%2Fa/versions/3");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(response.text()).isEqualTo("{\"model\":\"tip one/a\",\"version\":\"3\",\"caller\":\"tester\"}");
    }

    @Test
    void queriesAreDecoded() {
        assertThat(server.get("/search?q=a%26b+c&tag=x&tag=%C3%A9&n=7").text()).isEqualTo("a&b c[x, é]7");
        assertThat(server.get("/search?tag=x").detail()).isEqualTo("parameter \"q\" is missing");
        assertThat(server.get("/search?q=1&q=2").status()).isEqualTo(400);
        assertThat(server.get("/search?q=%ff").status()).isEqualTo(400);
        assertThat(server.get("/search?q=1&n=x").detail()).contains("expected a whole number, found \"x\"");
    }

    @Test
    void headIsGetWithoutTheBody() {
        TestResponse response = server.send("HEAD", "/hello", BodyPublishers.noBody());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Length")).contains("5");
        assertThat(response.bytes()).isEmpty();
        assertThat(server.send("HEAD", "/stream", BodyPublishers.noBody()).bytes())
                .isEmpty();
        assertThat(server.get("/hello").text()).isEqualTo("hello");
    }

    @Test
    void jsonIsReadIntoRecords() {
        assertThat(server.post("/trips", "{\"zone\":\"74\",\"passengers\":2}").text())
                .isEqualTo("{\"zone\":\"74\",\"passengers\":2}");
    }

    @Test
    void malformedJsonIsRefusedWithItsPlace() {
        TestResponse response = server.post("/echo", "{\"a\": 1,\n \"b\" 2}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        assertThat(response.detail()).startsWith("malformed JSON at line 2, column ");
        assertThat(response.object().text("code")).isEqualTo("invalid-argument");
        assertThat(response.object().array("problems").objects().getFirst().text("location"))
                .startsWith("line 2, column ");
        assertThat(server.post("/echo", "").detail()).contains("expected a value, found nothing");
    }

    @Test
    void aLongValueIsShownUpToAWholeCharacter() {
        String taxis = Character.toString(0x1F695).repeat(100);

        for (String prefix : List.of("", "x")) {
            TestResponse response = server.post("/trips", "{\"zone\":\"a\",\"passengers\":\"" + prefix + taxis + "\"}");
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.detail())
                    .contains("expected a whole number of 32 bits, found \"" + prefix)
                    .endsWith("...");
        }
    }

    @Test
    void fieldsThatDoNotFitAreRefusedWithTheirPath() {
        JsonObject problem =
                server.post("/trips", "{\"zone\":\"74\",\"passenger\":2}").object();

        assertThat(problem.text("detail")).isEqualTo("field \"passenger\" is not known (did you mean \"passengers\"?)");
        assertThat(problem.array("problems").objects().getFirst())
                .hasToString("{\"location\":\"passenger\",\"message\":\"is not known\","
                        + "\"hint\":\"did you mean \\\"passengers\\\"?\"}");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasAStatusAndTellsWhetherToRetry(ErrorCode code) {
        TestResponse response = server.get("/codes/" + code);
        JsonObject problem = response.object();

        assertThat(response.status()).isEqualTo(ProblemJson.status(code)).isEqualTo((int) problem.integer("status"));
        assertThat(problem.flag("retryable")).isEqualTo(code.retryable());
        assertThat(response.header("Retry-After").isPresent()).isEqualTo(code.retryable());
        assertThat(response.status() >= 500)
                .as("clients repeat these")
                .isEqualTo((code.retryable() && response.status() != 429) || code.fault() == ErrorCode.Fault.SYSTEM);
        if (code != ErrorCode.INTERNAL) {
            assertThat(problem.text("detail")).isEqualTo("the reason");
            assertThat(problem.text("instance")).isEqualTo("/codes/" + code);
            assertThat(problem.array("problems").objects().getFirst().text("hint"))
                    .isEqualTo("did you mean y?");
        }
    }

    @Test
    void aDefectTellsAnIdAndNothingElse() {
        TestResponse response = server.get("/defect");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.text()).doesNotContain("hunter2", "IllegalState", "java");
        assertThat(response.object().text("instance")).matches("urn:gimbal:error:[0-9a-f]{32}");
        assertThat(server.get("/recursion").status()).isEqualTo(500);
    }

    @Test
    void anUnknownPathNamesTheNearest() {
        TestResponse response = server.get("/model/tip/versions/3");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.detail())
                .isEqualTo("there is nothing at this path (did you mean \"/models/{model}/versions/{version}\"?)");
        assertThat(server.get("/hello/").status()).isEqualTo(404);
        assertThat(server.get("//hello").status()).isEqualTo(404);
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        TestResponse response = server.delete("/hello");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).contains("GET, HEAD");
        assertThat(server.send("BREW", "/trips", BodyPublishers.noBody()).header("Allow"))
                .contains("POST");
        assertThat(server.send("OPTIONS", "/trips", BodyPublishers.noBody()).status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,200",
        "application/json; charset=utf-8,200",
        "Application/JSON;charset=\"UTF-8\",200",
        "application/json; charset=utf-16,415",
        "text/plain,415",
        "application/x-www-form-urlencoded,415",
        "multipart/form-data; boundary=x,415",
        "application/jsonp,415"
    })
    void onlyJsonIsTakenForJson(String type, int status) {
        assertThat(server.send("POST", "/echo", BodyPublishers.ofString("{}"), "Content-Type", type)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aBodyWithoutATypeIsRefusedAndNoBodyNeedsNone() {
        TestResponse response = server.send("POST", "/echo", BodyPublishers.ofString("{}"));

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.detail())
                .isEqualTo("expected application/json in UTF-8, found a body without a Content-Type");
        assertThat(server.send("POST", "/touch", BodyPublishers.noBody()).status())
                .isEqualTo(204);
    }

    @Test
    void bodiesHaveALimit() {
        byte[] large = new byte[17 << 20];
        TestResponse declared =
                server.send("POST", "/echo", BodyPublishers.ofByteArray(large), "Content-Type", "application/json");
        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.detail()).isEqualTo("the body is larger than 16777216 bytes");

        TestResponse chunked = server.send(
                "PUT", "/blobs/a", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large, 0, 200_000)));
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(server.get("/hello").status()).isEqualTo(200);
    }

    @Test
    void uploadsStream() {
        TestResponse response = server.send(
                "PUT",
                "/blobs/a/b%20c",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100_000])));

        assertThat(response.text()).isEqualTo("100000 a/b c");
    }

    @Test
    void largeJsonRoundTrips() {
        String text = "x".repeat(3_000_000);
        assertThat(server.post("/echo", JsonValue.of(text)).text()).isEqualTo("\"" + text + "\"");
    }

    @Test
    void answersStream() {
        assertThat(server.get("/stream").text().lines()).hasSize(10_000).endsWith("9999");
        assertThat(server.get("/stream").header("Transfer-Encoding")).contains("chunked");
    }

    @Test
    void everyAnswerCarriesSecurityHeaders() {
        for (String path : List.of("/hello", "/nothing", "/defect", "/stream", "/codes/NOT_FOUND")) {
            TestResponse response = server.get(path);
            assertThat(response.header("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(response.header("X-Frame-Options")).contains("DENY");
            assertThat(response.header("Content-Security-Policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(response.header("Referrer-Policy")).contains("same-origin");
            assertThat(response.header("Cache-Control")).contains("no-store");
            assertThat(response.header("Server")).isEmpty();
        }
    }

    @Test
    void requestsAreMeasuredByRoute() {
        server.get("/models/a/versions/1");
        server.get("/models/b/versions/2");
        server.get("/nowhere");

        assertThat(server.metrics().scrape())
                .contains("route=\"/models/{model}/versions/{version}\",status=\"2xx\"")
                .contains("method=\"none\",route=\"none\",status=\"4xx\"")
                .doesNotContain("nowhere");
    }
}

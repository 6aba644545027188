package io.gimbal.http;

import io.gimbal.core.SeededIdSource;
import io.gimbal.http.server.HttpServer;
import io.gimbal.http.server.HttpServices;
import io.gimbal.json.JsonValue;
import io.gimbal.telemetry.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A real server on a free loopback port, and a client for it. Whoever calls is "tester", with every role.
public final class TestServer implements AutoCloseable {
    private final HttpServer server;
    private final Metrics metrics;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(HttpServer server, Metrics metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    public static TestServer start(Route... routes) {
        return start(List.of(routes));
    }

    public static TestServer start(List<Route> routes) {
        return start(HttpConfig.ofFreePort(), routes, _ -> new Caller("tester", true, Set.of("admin")));
    }

    public static TestServer start(HttpConfig config, List<Route> routes, Authenticator authenticator) {
        return start(config, routes, authenticator, (_, problem) -> "<h1>" + problem.title() + "</h1>");
    }

    /// A server whose refusals look like that to browsers.
    public static TestServer start(
            HttpConfig config, List<Route> routes, Authenticator authenticator, ProblemPages pages) {
        return start(config, routes, authenticator, services -> services.showing(pages));
    }

    /// A server that refuses in the words of a foreign protocol below its paths.
    public static TestServer start(
            HttpConfig config, List<Route> routes, Authenticator authenticator, ForeignProblems protocol) {
        return start(config, routes, authenticator, services -> services.speaking(protocol));
    }

    private static TestServer start(
            HttpConfig config, List<Route> routes, Authenticator authenticator, UnaryOperator<HttpServices> with) {
        Metrics metrics = new Metrics();
        Random random = new Random(1);
        HttpServices services = with.apply(new HttpServices(authenticator, metrics, new SeededIdSource(1), count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        }));
        return new TestServer(HttpServer.start(config, new Router(routes), services), metrics);
    }

    public URI uri() {
        return server.uri();
    }

    public int port() {
        return server.port();
    }

    public Metrics metrics() {
        return metrics;
    }

    public TestResponse get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public TestResponse delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    public TestResponse post(String path, JsonValue body, String... headers) {
        return sendJson("POST", path, body.toString(), headers);
    }

    /// Posts a text, well-formed or not, as JSON.
    public TestResponse post(String path, String json, String... headers) {
        return sendJson("POST", path, json, headers);
    }

    public TestResponse put(String path, JsonValue body, String... headers) {
        return sendJson("PUT", path, body.toString(), headers);
    }

    private TestResponse sendJson(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(method, path, BodyPublishers.ofString(json), headers);
        return send(request.setHeader("Content-Type", Response.JSON).build());
    }

    public TestResponse send(String method, String path, BodyPublisher body, String... headers) {
        return send(request(method, path, body, headers).build());
    }

    private HttpRequest.Builder request(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private TestResponse send(HttpRequest request) {
        try {
            return new TestResponse(client.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}

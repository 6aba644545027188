package io.gimbal.cli;

import com.sun.net.httpserver.HttpServer;
import io.gimbal.cli.verbs.GimbalCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A command line without a process, and a server that says what it was told to say. Verbs' tests are written with it.
public final class CommandLineFixture implements AutoCloseable {
    private static final String UNKNOWN = "{\"status\": 401, \"code\": \"unauthenticated\", \"detail\": \"who asks?\"}";

    private final HttpServer server;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> environment = new HashMap<>();
    private final Path workingFolder;
    private volatile String token = "";

    /// How a verb ended and what it printed.
    public record Result(int exitCode, String out, String err) {
        public List<String> lines() {
            return out.lines().toList();
        }
    }

    public CommandLineFixture(Path workingFolder) throws IOException {
        this.workingFolder = workingFolder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Answers every request below the path; an unknown one gets what a server of this kind answers.
    public CommandLineFixture answering(String path, int status, String body) {
        server.createContext(path, exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent).strip());
            boolean known =
                    token.isEmpty() || isToken(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = (known ? body : UNKNOWN).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? status : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        return this;
    }

    private boolean isToken(@Nullable String authorization) {
        return ("Bearer " + token).equals(authorization);
    }

    /// Refuses who does not send this token.
    public CommandLineFixture demanding(String token) {
        this.token = token;
        return this;
    }

    public CommandLineFixture with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// What the server was asked, as `METHOD path body`.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// Runs a verb against the server of this fixture.
    public Result run(String... arguments) {
        return with("GIMBAL_SERVER", address().toString()).execute(arguments);
    }

    /// Runs a verb as the environment says.
    public Result execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        Shell shell = new Shell(terminal, environment, workingFolder, workingFolder.resolve("user"));
        int exitCode = GimbalCommand.execute(shell, List.of(arguments));
        return new Result(exitCode, out.toString(), err.toString());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.Router;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/// A running server. Closing it stops it: it takes no new requests, lets the running ones end for as long as the
/// configuration says, and ends event streams.
public final class HttpServer implements AutoCloseable {
    private static final int MAX_REQUEST_LINE = 32_768;
    private static final int MAX_HEAD = 32_768;
    private static final int MAX_CONNECTIONS = 8_192;

    /// What the system keeps of a request before it is read. With Helidon's 4 kB a client sends as much at a time and
    /// waits, and a large file takes several times as long.
    private static final int RECEIVE_BUFFER = 1 << 18;

    private final HttpConfig config;
    private final WebServer server;
    private final Exchanges exchanges;
    private final SlowClients slowClients;

    private HttpServer(HttpConfig config, WebServer server, Exchanges exchanges, SlowClients slowClients) {
        this.config = config;
        this.server = server;
        this.exchanges = exchanges;
        this.slowClients = slowClients;
    }

    /// Starts it; when this returns, requests are answered.
    ///
    /// @throws CodedException FAILED_PRECONDITION if the address cannot be listened on
    public static HttpServer start(HttpConfig config, Router router, HttpServices services) {
        InetAddress address = address(config.bind());
        requireFree(config, address);
        Exchanges exchanges = new Exchanges(config, router, services);
        SlowClients slowClients = new SlowClients(config);
        WebServer server = WebServer.builder()
                .address(address)
                .port(config.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .maxTcpConnections(MAX_CONNECTIONS)
                .putListenerSocketOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER)
                .shutdownGracePeriod(Duration.ofMillis(100)) // running requests have ended before, see close
                .errorHandling(ErrorHandling.builder().includeEntity(true).build()) // tells Malformed the reason
                .directHandlers(Malformed.handlers())
                .addConnectionSelector(new TimedSelector(http1(), slowClients, new DirectRouting(exchanges)))
                .build();
        server.start();
        if (!server.isRunning()) {
            slowClients.stop();
            throw cannotListen(config, "see the log");
        }
        exchanges.listeningOn(server.port());
        return new HttpServer(config, server, exchanges, slowClients);
    }

    private static Http1ConnectionSelector http1() {
        return Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .maxPrologueLength(MAX_REQUEST_LINE)
                        .maxHeadersSize(MAX_HEAD)
                        .validatePath(false) // RequestPath does, and refuses more
                        .validatePrologue(false)
                        .validateResponseHeaders(false) // Header does, once
                        .receiveLog(false)
                        .sendLog(false)
                        .build())
                .build();
    }

    public int port() {
        return server.port();
    }

    /// The address to give people: `http://127.0.0.1:8420`.
    public URI uri() {
        String host = config.bind();
        String named = switch (host) {
            case "0.0.0.0", "::" -> "localhost";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
        return URI.create("http://" + named + ":" + port());
    }

    /// Refuses what comes from now on as unavailable, and waits until nothing runs but the request that asks for it,
    /// as long as running requests may take to end.
    public void pause() {
        exchanges.pause(config.stopTimeout());
    }

    /// Answers by this table from now on, also after a pause.
    public void serve(Router router, HttpServices services) {
        exchanges.serve(router, services);
    }

    @Override
    public void close() {
        exchanges.stop(config.stopTimeout());
        server.stop();
        slowClients.stop();
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "bind \"" + bind + "\" is no address here", e);
        }
    }

    /// Helidon logs a stack trace and carries on when it cannot listen; people deserve one clear line.
    private static void requireFree(HttpConfig config, InetAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, config.port()));
        } catch (IOException e) {
            throw cannotListen(config, String.valueOf(e.getMessage()));
        }
    }

    private static CodedException cannotListen(HttpConfig config, String why) {
        return CodedException.failedPrecondition(
                "cannot listen on " + config.bind() + ", port " + config.port() + ": " + why);
    }
}

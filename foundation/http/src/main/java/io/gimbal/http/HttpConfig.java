package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import java.time.Duration;
import java.util.List;

/// Settings of the HTTP server.
@Area("http")
public record HttpConfig(
        @Setting(
                description = "the address to listen on; any other than loopback demands authentication",
                defaultsTo = "127.0.0.1")
        String bind,

        @Setting(description = "the port to listen on; 0 takes a free one", defaultsTo = "8420")
        int port,

        @Setting(
                description = "names clients may call the server by, beside localhost: host or host:port",
                defaultsTo = "")
        List<String> allowHost,

        @Setting(description = "the largest request body, except for uploads", defaultsTo = "16 MB")
        DataSize maxBody,

        @Setting(description = "how many requests may run at once; more are answered 503", defaultsTo = "256")
        int maxRequests,

        @Setting(description = "how many pages may watch live events at once", defaultsTo = "256")
        int maxStreams,

        @Setting(description = "how long a request may run before long work in it gives up", defaultsTo = "60s")
        Duration requestTimeout,

        @Setting(description = "how long the head of a request may take to arrive", defaultsTo = "10s")
        Duration headTimeout,

        @Setting(
                description =
                        "how long a body may take to arrive or an answer to leave, beside a second for each 16 KB",
                defaultsTo = "20s")
        Duration bodyTimeout,

        @Setting(description = "how long a connection may do nothing", defaultsTo = "60s")
        Duration idleTimeout,

        @Setting(description = "how long running requests may take to end when the server stops", defaultsTo = "10s")
        Duration stopTimeout,

        @Setting(description = "whether each request is logged", defaultsTo = "true")
        boolean accessLog) {

    public HttpConfig {
        allowHost = List.copyOf(allowHost);
        if (port < 0 || port > 65_535) {
            throw CodedException.invalidArgument("port " + port + " is not between 0 and 65535");
        }
        if (maxRequests < 1 || maxStreams < 1) {
            throw CodedException.invalidArgument("max-requests and max-streams must be at least 1");
        }
    }

    /// Everything at its default, on a free port of the loopback address.
    public static HttpConfig ofFreePort() {
        return new HttpConfig(
                "127.0.0.1",
                0,
                List.of(),
                DataSize.ofMegabytes(16),
                256,
                256,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                true);
    }
}

package io.gimbal.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Talks to one Gimbal server. Thread-safe; connections are kept and shared.
///
/// Nothing is sent twice: a failed request is the caller's to repeat, and [GimbalException#retryable] says whether that
/// can help.
public final class GimbalClient {
    private static final Duration UPLOAD_TIME = Duration.ofDays(1);

    private final URI address;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final HttpClient http;

    private GimbalClient(GimbalClient other, Duration timeout) {
        this.address = other.address;
        this.headers = other.headers;
        this.timeout = timeout;
        this.http = other.http;
    }

    private GimbalClient(Builder builder) {
        this.address = builder.address;
        this.headers = Map.copyOf(builder.headers);
        this.timeout = builder.timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /// A client that says who uses it: the user of the operating system, and the token in `GIMBAL_TOKEN` if there is
    /// one.
    public static GimbalClient of(URI address) {
        return builder(address).build();
    }

    public static Builder builder(URI address) {
        return new Builder(address)
                .user(System.getProperty("user.name", "unknown"))
                .tokenOf(System.getenv());
    }

    public URI address() {
        return address;
    }

    /// The same client with more or less patience, over the same connections.
    public GimbalClient waiting(Duration duration) {
        return new GimbalClient(this, duration);
    }

    /// @param path from the root, segments encoded by [#encode]: `/api/v1/endpoints/eta`
    /// @throws GimbalException if the server refuses, fails or cannot be reached
    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /// @throws GimbalException if the server refuses, fails or cannot be reached
    public <T> T get(String path, Class<T> type) {
        return get(path).as(type);
    }

    /// @param body a record, map, list or value, sent as JSON
    /// @throws GimbalException if the server refuses, fails or cannot be reached
    public Answer post(String path, Object body) {
        return send("POST", path, BodyPublishers.ofByteArray(JsonText.write(body)));
    }

    /// @throws GimbalException if the server refuses, fails or cannot be reached
    public <T> T post(String path, Object body, Class<T> type) {
        return post(path, body).as(type);
    }

    /// Sends a file as it is, without holding it in memory. Takes as long as it takes.
    ///
    /// @param sent hears now and then how many bytes of the file were read so far, on another thread
    /// @throws GimbalException if the file cannot be read, or the server refuses, fails or cannot be reached
    public Answer upload(String path, Path file, LongConsumer sent) {
        try {
            BodyPublisher content = new CountedFile(file, sent).publisher();
            return waiting(UPLOAD_TIME).send("POST", path, content, "application/octet-stream");
        } catch (IOException e) {
            throw new GimbalException("unknown", "cannot read " + file, e);
        }
    }

    /// Sends a file and keeps the body of the answer as another, neither in memory. Takes as long as it takes. The
    /// answer's own body is empty.
    ///
    /// @param target must not exist; does not exist either after a failure
    /// @throws GimbalException if a file cannot be read or written, or the server refuses, fails or is away
    public Answer exchange(String path, Path file, Path target) {
        try {
            BodyPublisher content = BodyPublishers.ofFile(file);
            HttpRequest request = waiting(UPLOAD_TIME).request("POST", path, content, "application/octet-stream");
            Files.createFile(target);
            try {
                return answer(exchange(request, into(target)));
            } catch (GimbalException e) {
                Files.delete(target);
                throw e;
            }
        } catch (IOException e) {
            throw new GimbalException("unknown", "cannot read " + file + " or write " + target, e);
        }
    }

    /// What is refused says why in its body, which is short.
    private static BodyHandler<byte[]> into(Path target) {
        return response -> response.statusCode() >= 400
                ? BodySubscribers.ofByteArray()
                : BodySubscribers.mapping(BodySubscribers.ofFile(target), file -> new byte[0]);
    }

    /// @param body a record, map, list or value, sent as JSON
    /// @throws GimbalException if the server refuses, fails or cannot be reached
    public Answer put(String path, Object body) {
        return send("PUT", path, BodyPublishers.ofByteArray(JsonText.write(body)));
    }

    /// Puts bytes as they are.
    ///
    /// @throws GimbalException if the server refuses, fails or cannot be reached
    public Answer putContent(String path, byte[] content) {
        return send("PUT", path, BodyPublishers.ofByteArray(content), "application/octet-stream");
    }

    /// @throws GimbalException if the server refuses, fails or cannot be reached
    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /// A name as one segment of a path or one value of a query.
    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(String method, String path, BodyPublisher body) {
        return send(method, path, body, "application/json");
    }

    private Answer send(String method, String path, BodyPublisher body, String contentType) {
        return answer(exchange(request(method, path, body, contentType), BodyHandlers.ofByteArray()));
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(timeout).method(method, body);
        headers.forEach(request::header);
        if (body.contentLength() != 0) {
            request.header("Content-Type", contentType);
        }
        return request.build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, BodyHandler<byte[]> handler) {
        try {
            return http.send(request, handler);
        } catch (HttpTimeoutException e) {
            throw unreachable("did not answer within " + timeout.toMillis() + " ms", e);
        } catch (IOException e) {
            throw unreachable("cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for", e);
        }
    }

    private GimbalException unreachable(String how, Exception e) {
        return new GimbalException(GimbalException.UNREACHABLE, "the server at " + address + " " + how, e);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        if (response.statusCode() >= 400) {
            throw Refusal.read(response.statusCode(), response.body());
        }
        return new Answer(
                response.statusCode(),
                name -> response.headers().firstValue(name).orElse(null),
                response.body());
    }

    /// How a client introduces itself.
    public static final class Builder {
        private final URI address;
        private final Map<String, String> headers = new TreeMap<>();
        private Duration timeout = Duration.ofSeconds(60);

        private Builder(URI address) {
            this.address = address;
            headers.put("Accept", "application/json, application/problem+json, */*");
            headers.put("User-Agent", "gimbal-client-java");
        }

        /// Who asks, where the server knows no login.
        public Builder user(String name) {
            headers.put("Gimbal-User", encode(name));
            return this;
        }

        /// The secret that proves who asks.
        public Builder token(String token) {
            headers.put("Authorization", "Bearer " + token);
            return this;
        }

        /// Which declared consumer asks.
        public Builder consumer(String name) {
            headers.put("Gimbal-Consumer", name);
            return this;
        }

        /// How long one request may take; 60 s unless told.
        public Builder timeout(Duration duration) {
            this.timeout = duration;
            return this;
        }

        private Builder tokenOf(Map<String, String> environment) {
            String token = environment.getOrDefault("GIMBAL_TOKEN", "");
            return token.isEmpty() ? this : token(token);
        }

        public GimbalClient build() {
            return new GimbalClient(this);
        }
    }
}

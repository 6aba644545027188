package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.EventStream;
import io.gimbal.http.Header;
import io.gimbal.http.Response;
import io.gimbal.http.ResponseBody;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a response on the wire.
final class Answer {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);
    private static final byte[] NONE = {};
    private static final io.helidon.http.Header JSON =
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Response.JSON);

    private final Exchanges shared;
    private final TimedContext connection;
    private final RoutingResponse response;
    private final boolean headOnly;
    private long bytes;

    Answer(Exchanges shared, TimedContext connection, RoutingResponse response, boolean headOnly) {
        this.shared = shared;
        this.connection = connection;
        this.response = response;
        this.headOnly = headOnly;
    }

    /// The length of the body that was sent.
    long bytes() {
        return bytes;
    }

    /// @param ends whether the client is told that the connection ends
    /// @return false if the answer is incomplete, and the connection with it
    /// @throws CloseConnectionException if the client is gone
    boolean send(Response answered, @Nullable ServedRequest request, boolean ends) {
        putHead(answered, request, ends);
        try {
            return switch (answered.body()) {
                case ResponseBody.Bytes(byte[] content) -> sendBytes(content);
                case ResponseBody.Stream(ResponseBody.Writer writer) -> sendStream(writer::write);
                case ResponseBody.Sized(long length, ResponseBody.Writer writer) -> {
                    response.headers().contentLength(length);
                    yield sendStream(writer::write);
                }
                case ResponseBody.Events(EventStream.Source source) ->
                    sendStream(output -> source.run(new ServedEvents(output, shared)));
            };
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RuntimeException e) { // Helidon wraps what the socket throws in several ways
            throw new CloseConnectionException("the client is gone", e);
        }
    }

    private void putHead(Response answered, @Nullable ServedRequest request, boolean ends) {
        if (answered.status() != Status.OK_200.code()) {
            response.status(Status.create(answered.status()));
        }
        ServerResponseHeaders headers = response.headers();
        for (Header header : answered.headers()) {
            headers.add(HeaderValues.create(header.name(), header.value()));
        }
        if (!answered.contentType().isEmpty()) {
            headers.set(answered.contentType().equals(Response.JSON) ? JSON : type(answered));
        }
        SecurityHeaders.add(
                headers,
                answered.contentType(),
                request == null ? null : request.usedNonce().orElse(null));
        if (request != null) {
            request.newCookie().ifPresent(cookie -> headers.add(formCookie(cookie)));
        }
        if (ends) {
            headers.set(HeaderValues.CONNECTION_CLOSE);
        }
    }

    private static io.helidon.http.Header type(Response answered) {
        return HeaderValues.create(HeaderNames.CONTENT_TYPE, answered.contentType());
    }

    private static io.helidon.http.Header formCookie(String cookie) {
        return HeaderValues.create(
                HeaderNames.SET_COOKIE, FormTokens.COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private boolean sendBytes(byte[] content) {
        if (headOnly) {
            response.headers().contentLength(content.length);
            response.send(NONE);
        } else {
            response.send(content);
            bytes = content.length;
        }
        return true;
    }

    /// Writes a body whose length nobody knows.
    private interface Part {
        void write(ClientOutput output) throws Exception;
    }

    private boolean sendStream(Part part) {
        if (headOnly) {
            response.send(NONE);
            return true;
        }
        ClientOutput output = new ClientOutput(response.outputStream());
        try {
            part.write(output);
            output.close();
            response.commit();
            return true;
        } catch (Exception e) {
            return failed(e);
        } finally {
            bytes = response.bytesWritten();
        }
    }

    /// A stream that failed can no longer become a problem; the client must see that it is incomplete.
    private boolean failed(Exception e) {
        if (!(e instanceof CodedException coded && coded.code() == ErrorCode.CANCELLED)) {
            LOG.atWarn().setCause(e).log("an answer was cut off");
        }
        connection.cut();
        return false;
    }
}

package io.gimbal.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What a server answered to a request it did not refuse.
public final class Answer {
    private final int status;
    private final UnaryOperator<@Nullable String> headers;
    private final byte[] body;

    Answer(int status, UnaryOperator<@Nullable String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    /// The body as it came.
    public byte[] bytes() {
        return body.clone();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body as a record, map or value; fields the record lacks are skipped.
    ///
    /// @throws GimbalException `unknown` if the body is not JSON of that shape
    public <T> T as(Class<T> type) {
        try {
            return JsonText.read(body, type);
        } catch (JacksonException e) {
            throw unexpected(type, e);
        }
    }

    /// The body as a list of records.
    ///
    /// @throws GimbalException `unknown` if the body is not a JSON array of that shape
    public <T> List<T> asListOf(Class<T> type) {
        try {
            return JsonText.readList(body, type);
        } catch (JacksonException e) {
            throw unexpected(type, e);
        }
    }

    private static GimbalException unexpected(Class<?> type, JacksonException e) {
        return new GimbalException("unknown", "the answer is not a " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
}

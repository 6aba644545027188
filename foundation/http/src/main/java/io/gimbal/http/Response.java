package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One answer. Immutable. The server adds what every answer carries: security headers, and `Cache-Control: no-store`
/// unless the response has its own.
public record Response(int status, String contentType, List<Header> headers, ResponseBody body) {
    public static final String JSON = "application/json";
    public static final String HTML = "text/html; charset=utf-8";
    public static final String TEXT = "text/plain; charset=utf-8";

    private static final ResponseBody.Bytes NOTHING = new ResponseBody.Bytes(new byte[0]);

    /// @param contentType empty when there is no body
    public Response {
        headers = List.copyOf(headers);
        if (status < 200 || status > 599) {
            throw CodedException.internal("not a status to answer: " + status, new IllegalArgumentException());
        }
    }

    public static Response json(JsonValue value) {
        return bytes(JSON, Json.bytes(value));
    }

    /// A record, list or map, written as the JSON module says.
    public static Response json(Object value) {
        return bytes(JSON, Json.write(value));
    }

    public static Response bytes(String contentType, byte[] content) {
        return new Response(200, contentType, List.of(), new ResponseBody.Bytes(content));
    }

    public static Response text(String text) {
        return bytes(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A page. Its Content-Security-Policy admits what is served from here and what carries [Request#nonce].
    public static Response html(String page) {
        return bytes(HTML, page.getBytes(StandardCharsets.UTF_8));
    }

    public static Response stream(String contentType, ResponseBody.Writer writer) {
        return new Response(200, contentType, List.of(), new ResponseBody.Stream(writer));
    }

    /// @param length what the writer will write, in bytes
    public static Response sized(String contentType, long length, ResponseBody.Writer writer) {
        return new Response(200, contentType, List.of(), new ResponseBody.Sized(length, writer));
    }

    public static Response events(EventStream.Source source) {
        return new Response(200, "text/event-stream", List.of(), new ResponseBody.Events(source));
    }

    /// 204.
    public static Response noContent() {
        return new Response(204, "", List.of(), NOTHING);
    }

    /// 304, to who has it already.
    public static Response notModified() {
        return new Response(304, "", List.of(), NOTHING);
    }

    /// 303: after a form was posted, the page to look at.
    ///
    /// @param location a path on this server, like `/models`
    /// @throws CodedException INVALID_ARGUMENT if it could lead elsewhere
    public static Response seeOther(String location) {
        // Browsers leave out tabs and line ends before they read an address.
        boolean hasControls = location.chars().anyMatch(Character::isISOControl);
        if (!location.startsWith("/") || location.startsWith("//") || location.startsWith("/\\") || hasControls) {
            throw CodedException.invalidArgument(
                    "can only redirect to a path on this server, not \"" + location + "\"");
        }
        return new Response(303, "", List.of(), NOTHING).withHeader("Location", location);
    }

    public Response withStatus(int other) {
        return new Response(other, contentType, headers, body);
    }

    public Response withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Response(status, contentType, more, body);
    }
}

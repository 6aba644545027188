package io.gimbal.server;

import io.gimbal.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests that no client library would send.
final class RawHttp {
    private static final Pattern CONTENT_TYPE = Pattern.compile("\ncontent-type: *([^\r;]+)");

    private RawHttp() {}

    /// @param contentType without its parameters, empty if there is none
    record Answer(int status, String contentType, String body) {
        boolean isProblem() {
            return contentType.equals("application/problem+json");
        }

        private static Answer read(String text) {
            int end = text.indexOf("\r\n\r\n");
            Matcher type = CONTENT_TYPE.matcher(text.substring(0, end).toLowerCase(Locale.ROOT));
            return new Answer(
                    Integer.parseInt(text.substring(9, 12)), // after HTTP/1.1
                    type.find() ? type.group(1).strip() : "",
                    text.substring(end + 4));
        }
    }

    /// The status of the answer to an empty request for the route.
    ///
    /// @param headers lines of `Name: value`
    static int status(URI server, Route route, String... headers) {
        return send(server, route, "", headers).status();
    }

    /// @param body sent as it is, each character a byte; its length is added unless a header tells another
    static Answer send(URI server, Route route, String body, String... headers) {
        String given = String.join("\r\n", headers);
        String length = given.contains("Content-Length:") ? "" : "\r\nContent-Length: " + body.length();
        String path = route.pattern().replaceAll("\\{[^}]+}", "x");
        String request =
                route.method() + " " + path + " HTTP/1.1\r\n" + given + length + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput(); // no more will come, whatever was announced
            return Answer.read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

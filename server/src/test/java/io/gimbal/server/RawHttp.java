package io.gimbal.server;

import io.gimbal.http.Route;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Requests that no client library would send.
final class RawHttp {
    private RawHttp() {}

    /// The status of the answer to an empty request for the route.
    ///
    /// @param headers lines of `Name: value`
    static int status(URI server, Route route, String... headers) {
        String path = route.pattern().replaceAll("\\{[^}]+}", "x");
        String request = route.method() + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return Integer.parseInt(answer.readLine().substring(9, 12)); // after HTTP/1.1
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

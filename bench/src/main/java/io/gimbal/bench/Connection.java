package io.gimbal.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection, with one request at a time on it, which is kept as long as the server keeps it. A client of a few
/// lines, because a full one takes longer than the server that is measured. Not thread-safe.
public final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final String LAST = "connection: close";

    private final URI server;
    private final String host;
    private Socket socket;
    private InputStream input;

    public Connection(URI server) throws IOException {
        this.server = server;
        host = server.getAuthority();
        socket = open(server);
        input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    private static Socket open(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /// What is sent, made beforehand.
    public byte[] request(String path, byte[] body) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Type: application/json\r\nGimbal-Consumer: dispatch\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /// A question, made beforehand.
    public byte[] question(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// Sends it and reads the whole answer. A server that closes the connection with it gets the next request on a new
    /// one, whose making is part of that request.
    ///
    /// @throws IllegalStateException with the answer, if it is not 200
    public byte[] send(byte[] request) throws IOException {
        if (socket.isClosed()) {
            socket = open(server);
            input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String plain = header.toLowerCase(Locale.ROOT);
            if (plain.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            last |= plain.equals(LAST);
        }
        byte[] body = input.readNBytes(length);
        if (last) {
            socket.close();
        }
        if (!status.startsWith("HTTP/1.1 200 ")) {
            throw new IllegalStateException(status + ": " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

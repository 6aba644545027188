package io.gimbal.bench.artifacts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Sends a file and fetches it again with as little work as a client can have, so that the server is what is
/// measured. A connection for each.
final class Transfer {
    private static final int BUFFER = 1 << 18;

    private final URI server;
    private final String path;
    private final Path file;

    Transfer(URI server, String path, Path file) {
        this.server = server;
        this.path = path;
        this.file = file;
    }

    /// @return seconds until the server said that it has it
    double up() throws IOException {
        long start = System.nanoTime();
        try (SocketChannel socket = connect();
                FileChannel content = FileChannel.open(file)) {
            send(socket, "PUT", "Content-Length: " + content.size() + "\r\n");
            for (long sent = 0; sent < content.size(); ) {
                sent += content.transferTo(sent, content.size() - sent, socket);
            }
            ByteBuffer answer = ByteBuffer.allocate(BUFFER);
            requireOk(answer, socket.read(answer));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// @return seconds until all of it was in a file
    double down(Path target) throws IOException {
        Files.deleteIfExists(target);
        long start = System.nanoTime();
        try (SocketChannel socket = connect();
                FileChannel output = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            send(socket, "GET", "");
            receive(socket, output);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void receive(SocketChannel socket, FileChannel output) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        int head = requireOk(buffer, socket.read(buffer));
        long left = Files.size(file);
        buffer.flip().position(head);
        while (true) {
            left -= output.write(buffer);
            if (left == 0) {
                return;
            }
            if (socket.read(buffer.clear()) < 0) {
                throw new IOException("the answer ended " + left + " bytes early");
            }
            buffer.flip();
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
    }

    private void send(SocketChannel socket, String method, String headers) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headers + "\r\n";
        socket.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
    }

    /// @return where the body begins
    private static int requireOk(ByteBuffer answer, int count) {
        byte[] bytes = new byte[Math.max(0, count)];
        answer.get(0, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("HTTP/1.1 200 ")) {
            throw new IllegalStateException("expected 200, found " + text);
        }
        return text.indexOf("\r\n\r\n") + 4;
    }
}

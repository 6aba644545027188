package io.gimbal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Writes bytes to a server that no client library would.
public final class RawClient implements AutoCloseable {
    private final Socket socket;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
    }

    /// Sends `text`, with `\n` written as CR LF.
    public RawClient send(String text) throws IOException {
        return sendExactly(text.replace("\n", "\r\n"));
    }

    public RawClient sendExactly(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    public RawClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

    /// Everything until the server closes.
    public String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /// One answer, up to the end of its body as `Content-Length` tells.
    public String readAnswer() throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append(readChar());
        }
        String head = answer.toString().toLowerCase(java.util.Locale.ROOT);
        int at = head.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        for (int i = 0; i < length; i++) {
            answer.append(readChar());
        }
        return answer.toString();
    }

    private char readChar() throws IOException {
        int c = socket.getInputStream().read();
        if (c < 0) {
            throw new IOException("the server closed the connection");
        }
        return (char) c;
    }

    public static String statusOf(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

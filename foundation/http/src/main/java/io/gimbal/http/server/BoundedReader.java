package io.gimbal.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Helidon reads each chunk of a chunked body into memory as a whole, and the line before it to whatever length; both
/// need a bound. Only the lines of chunks are read by [#readLine].
final class BoundedReader extends DataReader {
    static final int MAX_CHUNK = 8 << 20;

    private static final int MAX_LINE = 1_024;

    BoundedReader(Supplier<byte[]> source) {
        super(source);
    }

    /// The size of the chunk that was announced last; -1 before the first and after the end.
    private int chunk = -1;

    @Override
    public String readLine() {
        int length = findNewLine(MAX_LINE);
        if (length == MAX_LINE) {
            throw refused(Status.BAD_REQUEST_400, "a line of the body is longer than " + MAX_LINE + " characters");
        }
        String line = new String(readBytes(length), StandardCharsets.US_ASCII);
        skip(2);
        chunk = chunk == 0 ? -1 : size(line); // the line after the last chunk has no size
        return line;
    }

    /// Also looks whether the chunk ends where it said; Helidon skips what stands there.
    @Override
    public BufferData readBuffer(int length) {
        BufferData content = super.readBuffer(length);
        if (chunk > 0 && !startsWithNewLine()) {
            throw refused(Status.BAD_REQUEST_400, "a chunk does not end where it said");
        }
        return content;
    }

    private static int size(String line) {
        int size = 0;
        for (int i = 0; i < line.length(); i++) {
            int digit = Character.digit(line.charAt(i), 16);
            if (digit < 0) {
                throw refused(Status.BAD_REQUEST_400, "the size of a chunk is not hexadecimal");
            }
            size = size << 4 | digit;
            if (size > MAX_CHUNK) {
                throw refused(
                        Status.REQUEST_ENTITY_TOO_LARGE_413,
                        "a chunk is larger than " + MAX_CHUNK + " bytes; send smaller ones, or a Content-Length");
            }
        }
        if (line.isEmpty()) {
            throw refused(Status.BAD_REQUEST_400, "the size of a chunk is missing");
        }
        return size;
    }

    private static RequestException refused(Status status, String message) {
        return RequestException.builder()
                .type(EventType.BAD_REQUEST)
                .status(status)
                .safeMessage(true)
                .message(message)
                .build();
    }
}

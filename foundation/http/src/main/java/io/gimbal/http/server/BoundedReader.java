package io.gimbal.http.server;

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

    @Override
    public String readLine() {
        int length = findNewLine(MAX_LINE);
        if (length == MAX_LINE) {
            throw refused(Status.BAD_REQUEST_400, "the size of a chunk is longer than " + MAX_LINE + " characters");
        }
        String line = new String(readBytes(length), StandardCharsets.US_ASCII);
        skip(2);
        if (line.length() > 7 || isLarge(line)) {
            throw refused(
                    Status.REQUEST_ENTITY_TOO_LARGE_413,
                    "a chunk is larger than " + MAX_CHUNK + " bytes; send smaller ones, or a Content-Length");
        }
        return line;
    }

    private static boolean isLarge(String line) {
        int size = 0;
        for (int i = 0; i < line.length(); i++) {
            int digit = Character.digit(line.charAt(i), 16);
            if (digit < 0) {
                throw refused(Status.BAD_REQUEST_400, "the size of a chunk is not hexadecimal");
            }
            size = size << 4 | digit;
        }
        return size > MAX_CHUNK;
    }

    private static RequestException refused(Status status, String message) {
        return RequestException.builder()
                .type(EventType.BAD_REQUEST)
                .status(status)
                .message(message)
                .build();
    }
}

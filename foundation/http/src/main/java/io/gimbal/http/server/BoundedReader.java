package io.gimbal.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Helidon reads each chunk of a chunked body into memory as a whole, and the line before it to whatever length; both
/// need a bound. Only the lines of chunks are read by [#readLine].
///
/// A long body of known length it reads in small new arrays; here all of it comes through one large buffer, because
/// whoever is handed the buffer has read it when they ask for more.
final class BoundedReader extends DataReader {
    static final int MAX_CHUNK = 8 << 20;

    private static final int MAX_LINE = 1_024;
    private static final int LARGE_BUFFER = 1 << 17;

    private final ToIntFunction<BufferData> filler;

    /// What is still to come of a body of known length.
    private long body;

    private BufferData large = BufferData.empty();

    /// The size of the chunk that was announced last; -1 before the first and after the end.
    private int chunk = -1;

    /// @param source reads some
    /// @param filler reads some into a buffer and says how much, -1 at the end
    BoundedReader(Supplier<byte[]> source, ToIntFunction<BufferData> filler) {
        super(source);
        this.filler = filler;
    }

    /// A body of so many bytes follows, or none.
    void expectBody(long length) {
        body = length;
        large = BufferData.empty(); // an idle connection keeps none
    }

    @Override
    public int available() {
        return hasLarge() ? large.available() : super.available();
    }

    @Override
    public void ensureAvailable() {
        if (!hasLarge() && (super.available() > 0 || !fillLarge())) {
            super.ensureAvailable(); // also goes on to the array that has the next bytes
        }
    }

    private boolean hasLarge() {
        return !large.consumed();
    }

    /// Only when more than the buffer takes is to come: nothing of the next request may get into it.
    private boolean fillLarge() {
        if (body < LARGE_BUFFER) {
            return false;
        }
        large = large.capacity() == LARGE_BUFFER ? large.reset() : BufferData.create(LARGE_BUFFER);
        return filler.applyAsInt(large) > 0;
    }

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
        body = Math.max(0, body - length);
        if (hasLarge()) {
            return large;
        }
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

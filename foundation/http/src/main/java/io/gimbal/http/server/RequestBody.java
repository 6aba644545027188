package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.RoutingRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The body of one request, bounded, with the failures of the connection turned into codes.
final class RequestBody extends InputStream {
    private static final byte[] NONE = {};
    private static final int FIRST_BUFFER = 8_192;

    /// Up to here a buffer is made as long as announced; beyond, only as the bytes arrive.
    private static final int TRUSTED_LENGTH = 65_536;

    /// How much of a body that nobody wanted is read, so that the connection can be used again.
    private static final long MAX_DRAINED = 8L << 20;

    private final RoutingRequest request;
    private final long declared;
    private final boolean isChunked;
    private @Nullable InputStream source;
    private long limit = Long.MAX_VALUE;
    private long count;
    private boolean isBroken;
    private boolean isTaken;

    RequestBody(RoutingRequest request) {
        this.request = request;
        this.isChunked = request.headers().contains(HeaderNames.TRANSFER_ENCODING);
        this.declared = isChunked ? -1 : request.headers().contentLength().orElse(0);
    }

    /// What is wrong with the way the body is announced, in which case nobody can say where the next request
    /// begins.
    ///
    /// @return null when all is well
    @Nullable
    String misframed() {
        if (request.headers().contains(HeaderNames.CONTENT_LENGTH)) {
            if (isChunked) {
                return "a request has a Content-Length or a Transfer-Encoding, not both";
            }
            Header length = request.headers().get(HeaderNames.CONTENT_LENGTH);
            return length.valueCount() == 1 && isNumber(length.get())
                    ? null
                    : "the Content-Length is not one whole number";
        }
        return isChunked && !request.headers().contains(HeaderValues.TRANSFER_ENCODING_CHUNKED)
                ? "the only Transfer-Encoding understood is chunked"
                : null;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    boolean isEmpty() {
        return declared == 0;
    }

    /// The media type, empty when none was sent.
    String contentType() {
        return request.headers().contains(HeaderNames.CONTENT_TYPE)
                ? request.headers().get(HeaderNames.CONTENT_TYPE).get()
                : "";
    }

    /// @throws CodedException TOO_LARGE if more was announced
    void limitTo(long bytes) {
        limit = bytes;
        if (declared > bytes) {
            throw tooLarge();
        }
    }

    /// @throws CodedException INTERNAL if it was taken before
    InputStream take() {
        if (isTaken) {
            throw CodedException.internal("the body was taken before", new IllegalStateException());
        }
        isTaken = true;
        return this;
    }

    /// All of it.
    byte[] readWhole() {
        if (isEmpty()) {
            return NONE;
        }
        byte[] bytes = new byte[declared > 0 ? (int) Math.min(declared, TRUSTED_LENGTH) : FIRST_BUFFER];
        int filled = 0;
        for (int read = read(bytes, 0, bytes.length); read >= 0; read = read(bytes, filled, bytes.length - filled)) {
            filled += read;
            if (filled == bytes.length) {
                if (filled == declared) {
                    return bytes;
                }
                bytes = Arrays.copyOf(bytes, declared > 0 ? (int) Math.min(2L * filled, declared) : 2 * filled);
            }
        }
        return Arrays.copyOf(bytes, filled);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0 || isEmpty()) {
            return length == 0 ? 0 : -1;
        }
        int read = pull(target, offset, length);
        count += Math.max(0, read);
        if (count > limit) {
            throw tooLarge();
        }
        return read;
    }

    private int pull(byte[] target, int offset, int length) {
        try {
            if (source == null) {
                source = request.content().inputStream();
            }
            return source.read(target, offset, length);
        } catch (RequestException e) {
            isBroken = true;
            boolean large = e.status().code() == 413;
            throw new CodedException(
                    large ? ErrorCode.TOO_LARGE : ErrorCode.INVALID_ARGUMENT,
                    e.safeMessage() ? String.valueOf(e.getMessage()) : "the chunks of the body are malformed",
                    e);
        } catch (RuntimeException | IOException e) { // each layer below has its own way to say it
            isBroken = true;
            throw new CodedException(
                    ErrorCode.CANCELLED, "the client went away after " + count + " bytes of the body", e);
        }
    }

    /// Reads what nobody wanted. False if the connection cannot be used again.
    boolean drain() {
        if (isEmpty()) {
            return true;
        }
        if (isBroken || !request.continueSent()) {
            return false; // who expects a 100 has sent nothing
        }
        limit = Long.MAX_VALUE;
        try {
            // When all was read, Helidon still has to see the end.
            return count == declared ? read() < 0 : drained(new byte[FIRST_BUFFER]);
        } catch (CodedException e) {
            return false; // already answered; all that is lost is the connection
        }
    }

    private boolean drained(byte[] waste) {
        long end = count + MAX_DRAINED;
        while (count < end) {
            if (read(waste, 0, waste.length) < 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the client should be told that the connection ends.
    boolean willNotDrain() {
        return isBroken || declared - count > MAX_DRAINED || (!isEmpty() && !request.continueSent());
    }

    private CodedException tooLarge() {
        return new CodedException(ErrorCode.TOO_LARGE, "the body is larger than " + limit + " bytes");
    }
}

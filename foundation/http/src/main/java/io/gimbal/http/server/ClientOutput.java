package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;

/// Writes to the client, and tells its failures from those of whatever the written bytes come from.
final class ClientOutput extends OutputStream {
    private final OutputStream output;

    ClientOutput(OutputStream output) {
        this.output = output;
    }

    /// What writing does, with the several ways in which Helidon and the socket fail.
    private interface Step {
        void run() throws IOException;
    }

    @Override
    public void write(int b) {
        attempt(() -> output.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> output.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(output::flush);
    }

    @Override
    public void close() {
        attempt(output::close);
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            throw new CodedException(ErrorCode.CANCELLED, "the client is gone", e);
        }
    }
}

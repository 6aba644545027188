package io.gimbal.telemetry.log;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// An output that outlives the log: an appender closes its stream when it stops, and standard error belongs to the
/// process.
final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream output) {
        super(output);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}

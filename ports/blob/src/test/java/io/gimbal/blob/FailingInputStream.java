package io.gimbal.blob;

import java.io.IOException;
import java.io.InputStream;

/// What a caller hands over when its connection breaks.
public final class FailingInputStream extends InputStream {
    @Override
    public int read() throws IOException {
        throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return read();
    }
}

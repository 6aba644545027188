package io.gimbal.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// A file to be sent, that tells how far it was read.
record CountedFile(Path file, LongConsumer sent) {
    /// @throws IOException if the file is not there
    BodyPublisher publisher() throws IOException {
        long size = Files.size(file);
        return size == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), size);
    }

    private InputStream open() {
        try {
            return new Counted(Files.newInputStream(file), sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counted extends FilterInputStream {
        private final LongConsumer sent;
        private long count;

        Counted(InputStream content, LongConsumer sent) {
            super(content);
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            tell(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            tell(Math.max(read, 0));
            return read;
        }

        private void tell(long read) {
            count += read;
            sent.accept(count);
        }
    }
}

package io.gimbal.bench;

import java.net.URI;

/// A server that was started and answers, until it is closed.
public interface Serving extends AutoCloseable {
    URI address();

    @Override
    void close();
}

package io.gimbal.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was opened, to be closed in reverse order, also when the start fails halfway. One part that cannot be closed
/// does not keep the others open. Not thread-safe.
final class OpenedParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) { // whatever it is, the rest must be closed
                LOG.error("could not close {}", part.getClass().getSimpleName(), e);
            }
        }
    }
}

package io.gimbal.http.server;

import io.gimbal.http.HttpConfig;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Cuts connections whose other end is too slow: one that does nothing, one that never ends its head, one that sends
/// or takes a body below [#MIN_BYTES_PER_SECOND]. A connection says when a read or write must have ended; one thread
/// looks.
final class SlowClients {
    private static final int MIN_BYTES_PER_SECOND = 16_384;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Duration headTimeout;
    private final Duration bodyTimeout;
    private final Duration idleTimeout;
    private final Set<TimedContext> connections = ConcurrentHashMap.newKeySet();
    private final Thread watchman;

    SlowClients(HttpConfig config) {
        this.headTimeout = config.headTimeout();
        this.bodyTimeout = config.bodyTimeout();
        this.idleTimeout = config.idleTimeout();
        this.watchman = Thread.ofPlatform().daemon().name("http-slow-clients").start(this::watch);
    }

    Duration headTimeout() {
        return headTimeout;
    }

    /// How long so many bytes of a body may take.
    Duration bodyTimeout(long bytes) {
        return bodyTimeout.plusSeconds(bytes / MIN_BYTES_PER_SECOND);
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    void add(TimedContext connection) {
        connections.add(connection);
    }

    void remove(TimedContext connection) {
        connections.remove(connection);
    }

    void stop() {
        watchman.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                long now = System.nanoTime();
                for (TimedContext connection : connections) {
                    connection.cutIfLate(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopped
        }
    }
}

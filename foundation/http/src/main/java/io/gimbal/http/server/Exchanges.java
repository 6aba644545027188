package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.Router;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Everything the requests of one server share, and the count of those under way. Thread-safe.
final class Exchanges {
    private final HttpConfig config;
    private volatile Served served;
    private final Semaphore requests;
    private final Semaphore streams;
    private final AtomicInteger underWay = new AtomicInteger();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean isPaused;
    private volatile @Nullable HostRules hosts;

    Exchanges(HttpConfig config, Router router, HttpServices services) {
        this.config = config;
        this.served = served(router, services);
        this.requests = new Semaphore(config.maxRequests());
        this.streams = new Semaphore(config.maxStreams());
    }

    /// What requests are answered by, replaced as a whole.
    private record Served(
            Router router, HttpServices services, ServedRequest.Surroundings surroundings, AccessLog accessLog) {}

    private Served served(Router router, HttpServices services) {
        services.metrics().gauge("gimbal_http_running", "requests that are being answered", () -> underWay.get());
        return new Served(
                router,
                services,
                new ServedRequest.Surroundings(services.secrets(), new FormTokens(services.secrets())),
                new AccessLog(config.accessLog(), services.metrics()));
    }

    void listeningOn(int port) {
        hosts = new HostRules(config, port);
    }

    Exchange.Outcome answer(TimedContext connection, RoutingRequest request, RoutingResponse response) {
        underWay.incrementAndGet();
        try {
            return new Exchange(this, connection, request, response).run();
        } finally {
            underWay.decrementAndGet();
        }
    }

    /// Refuses what comes, ends event streams and waits for what runs.
    void stop(Duration patience) {
        stopping.countDown();
        awaitAtMost(0, patience);
    }

    /// Refuses what comes, and waits until only the caller's own request runs.
    void pause(Duration patience) {
        isPaused = true;
        awaitAtMost(1, patience);
    }

    void serve(Router router, HttpServices services) {
        served = served(router, services);
        isPaused = false;
    }

    /// Whether what comes is refused for a while.
    boolean isPaused() {
        return isPaused;
    }

    private void awaitAtMost(int running, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (underWay.get() > running && System.nanoTime() - end < 0) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stop waiting, and stop
        }
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /// True if the server began to stop within the time.
    boolean awaitStop(Duration time) {
        try {
            return stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// @throws CodedException UNAVAILABLE between listening and knowing the port
    HostRules hosts() {
        HostRules known = hosts;
        if (known == null) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the server is starting");
        }
        return known;
    }

    HttpConfig config() {
        return config;
    }

    Router router() {
        return served.router();
    }

    HttpServices services() {
        return served.services();
    }

    ServedRequest.Surroundings surroundings() {
        return served.surroundings();
    }

    AccessLog accessLog() {
        return served.accessLog();
    }

    Semaphore requests() {
        return requests;
    }

    Semaphore streams() {
        return streams;
    }
}

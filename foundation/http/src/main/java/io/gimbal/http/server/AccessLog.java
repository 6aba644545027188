package io.gimbal.http.server;

import io.gimbal.http.Route;
import io.gimbal.telemetry.Label;
import io.gimbal.telemetry.Metrics;
import io.gimbal.telemetry.Timer;
import io.gimbal.telemetry.log.Logging;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line and one measurement for each request. Lines have the path without its query, which may hold secrets.
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(Logging.ACCESS);
    private static final int MAX_PATH = 500;
    private static final String NO_ROUTE = "none";

    private final boolean isOn;
    private final Metrics metrics;
    private final Map<Measured, Timer> timers = new ConcurrentHashMap<>();

    /// @param status its first digit
    private record Measured(String method, String route, int status) {}

    AccessLog(boolean isOn, Metrics metrics) {
        this.isOn = isOn;
        this.metrics = metrics;
    }

    void add(String method, String path, @Nullable Route route, int status, long bytes, long nanos) {
        String served = route == null ? NO_ROUTE : route.method().name();
        Measured measured = new Measured(served, route == null ? NO_ROUTE : route.pattern(), status / 100);
        Timer known = timers.get(measured); // mostly enough, and without the lock of computeIfAbsent
        Timer timer = known == null ? timers.computeIfAbsent(measured, this::timer) : known;
        timer.recordNanos(nanos);
        if (isOn && LOG.isInfoEnabled()) {
            LOG.atInfo()
                    .addKeyValue("method", method)
                    .addKeyValue("path", path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH))
                    .addKeyValue("status", status)
                    .addKeyValue("micros", nanos / 1_000)
                    .addKeyValue("bytes", bytes)
                    .log("request");
        }
    }

    private Timer timer(Measured measured) {
        return metrics.timer(
                "gimbal_http_request",
                "answered requests by route and class of status",
                new Label("method", measured.method()),
                new Label("route", measured.route()),
                new Label("status", measured.status() + "xx"));
    }
}

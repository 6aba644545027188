package io.gimbal.telemetry;

import io.gimbal.core.CodedException;
import io.gimbal.telemetry.HealthReport.Part;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Where parts of the process say how they are. Thread-safe.
///
/// *Live* means that waiting helps: when a live check fails, the process should be started again. *Ready* means that
/// requests can be answered now.
public final class Health {
    private final Map<String, HealthCheck> live = new ConcurrentSkipListMap<>();
    private final Map<String, HealthCheck> ready = new ConcurrentSkipListMap<>();

    /// @throws CodedException ALREADY_EXISTS if the name is taken
    public void addLive(String name, HealthCheck check) {
        add(live, name, check);
    }

    /// @throws CodedException ALREADY_EXISTS if the name is taken
    public void addReady(String name, HealthCheck check) {
        add(ready, name, check);
    }

    public HealthReport liveness() {
        return ask(live);
    }

    public HealthReport readiness() {
        return ask(ready);
    }

    private static void add(Map<String, HealthCheck> checks, String name, HealthCheck check) {
        if (checks.putIfAbsent(name, check) != null) {
            throw CodedException.alreadyExists("health check \"" + name + "\" exists already");
        }
    }

    private static HealthReport ask(Map<String, HealthCheck> checks) {
        return new HealthReport(checks.entrySet().stream()
                .map(check -> new Part(check.getKey(), ask(check.getValue())))
                .toList());
    }

    private static Optional<String> ask(HealthCheck check) {
        try {
            return check.problem();
        } catch (CodedException e) {
            return Optional.of(e.code() + ": " + e.getMessage());
        } catch (RuntimeException e) { // a check that breaks must not hide the others
            return Optional.of("the check failed: " + e.getClass().getSimpleName());
        }
    }
}

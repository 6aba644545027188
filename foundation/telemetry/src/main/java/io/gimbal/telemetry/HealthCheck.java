package io.gimbal.telemetry;

import java.util.Optional;

/// Asks one part of the process how it is. Quick, and called by many threads.
@FunctionalInterface
public interface HealthCheck {
    /// What is wrong, for an operator, or empty when nothing is. An exception counts as something wrong.
    Optional<String> problem();
}

package io.gimbal.telemetry;

import java.util.List;
import java.util.Optional;

/// How every part answered, by name.
public record HealthReport(List<Part> parts) {
    /// @param problem empty when the part is well
    public record Part(String name, Optional<String> problem) {}

    public HealthReport {
        parts = List.copyOf(parts);
    }

    public boolean ok() {
        return parts.stream().allMatch(part -> part.problem().isEmpty());
    }
}

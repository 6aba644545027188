package io.gimbal.monitoring;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/// A column of an endpoint's requests that a monitor looks at: an input, a key, or a feature as `view.feature`.
///
/// @param window how far back a windowed feature looks; zero for all else
/// @param sourceStart the day of the first event that a windowed feature can know of; empty where that is
///     not known, and for all else
public record MonitoredColumn(String name, Kind kind, Duration window, Optional<LocalDate> sourceStart) {
    /// How two windows of it are compared.
    public enum Kind {
        /// As numbers. Truth values are 0 and 1.
        NUMBER,
        /// As names, also where they are written in digits, as keys are.
        CATEGORY
    }

    public MonitoredColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(window);
        Objects.requireNonNull(sourceStart);
    }

    public static MonitoredColumn number(String name) {
        return new MonitoredColumn(name, Kind.NUMBER, Duration.ZERO, Optional.empty());
    }

    public static MonitoredColumn category(String name) {
        return new MonitoredColumn(name, Kind.CATEGORY, Duration.ZERO, Optional.empty());
    }

    public static MonitoredColumn windowed(String name, Duration window, LocalDate sourceStart) {
        return new MonitoredColumn(name, Kind.NUMBER, window, Optional.of(sourceStart));
    }
}

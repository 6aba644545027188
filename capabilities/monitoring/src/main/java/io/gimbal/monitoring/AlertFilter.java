package io.gimbal.monitoring;

import java.util.Optional;

/// Which alerts a list wants; an empty part matches all.
public record AlertFilter(Optional<Boolean> open, Optional<Severity> severity) {
    public static final AlertFilter ALL = new AlertFilter(Optional.empty(), Optional.empty());
    public static final AlertFilter OPEN = new AlertFilter(Optional.of(true), Optional.empty());
}

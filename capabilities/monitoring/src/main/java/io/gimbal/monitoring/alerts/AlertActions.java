package io.gimbal.monitoring.alerts;

import java.util.Optional;

/// What an alert asks for while it is bad.
///
/// @param retrain the pipeline to run
public record AlertActions(FailsafeMode failsafe, Optional<String> retrain) {
    public static final AlertActions NONE = new AlertActions(FailsafeMode.NEVER, Optional.empty());

    public boolean isNone() {
        return equals(NONE);
    }
}

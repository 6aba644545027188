package io.gimbal.monitoring.alerts;

/// When a critical alert asks for the failsafe.
public enum FailsafeMode {
    NEVER,
    /// If the failsafe's mean absolute error over the alert's chunks is below the champion's.
    IF_BETTER,
    ALWAYS
}

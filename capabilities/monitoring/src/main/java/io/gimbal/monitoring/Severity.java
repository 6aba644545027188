package io.gimbal.monitoring;

/// What an alert is about; only harm acts.
public enum Severity {
    /// Realised harm: answers that are wrong, impossible or missing.
    CRITICAL,
    /// Worth a look: inputs, volume or predictions moved.
    WARNING,
    /// Good to know.
    INFO
}

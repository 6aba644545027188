package io.gimbal.telemetry.log;

/// How much is logged.
public enum LogLevel {
    /// What went wrong and needs somebody.
    ERROR,
    /// What may need somebody.
    WARN,
    /// What happened, one line for each thing an operator cares about.
    INFO,
    /// How it happened, for who works on Gimbal.
    DEBUG,
    /// Everything, libraries included.
    TRACE
}

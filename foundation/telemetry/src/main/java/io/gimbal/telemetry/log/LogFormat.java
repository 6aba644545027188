package io.gimbal.telemetry.log;

/// How a log line looks.
public enum LogFormat {
    /// One line for people; stack traces follow indented.
    READABLE,
    /// One JSON object a line.
    JSON
}

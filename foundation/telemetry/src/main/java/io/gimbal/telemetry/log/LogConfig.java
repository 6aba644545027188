package io.gimbal.telemetry.log;

import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;

/// Settings of the log, which goes to standard error.
@Area("log")
public record LogConfig(
        @Setting(description = "the least important lines that are shown", defaultsTo = "info")
        LogLevel level,

        @Setting(description = "lines for people or JSON for machines", defaultsTo = "readable")
        LogFormat format) {}

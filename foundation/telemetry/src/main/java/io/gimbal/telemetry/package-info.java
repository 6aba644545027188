/// Metrics, structured logs, health. The home of Micrometer and Logback.
@NullMarked
package io.gimbal.telemetry;

import org.jspecify.annotations.NullMarked;

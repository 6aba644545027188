/// What operators see: [Metrics] for Prometheus and [Health]; logs are in `io.gimbal.telemetry.log`. The home of
/// Micrometer and Logback, which no public type shows.
///
/// Modules write logs through SLF4J, with what a machine should find as key-value pairs:
/// `log.atInfo().addKeyValue("model", name).log("promoted")`.
@NullMarked
package io.gimbal.telemetry;

import org.jspecify.annotations.NullMarked;

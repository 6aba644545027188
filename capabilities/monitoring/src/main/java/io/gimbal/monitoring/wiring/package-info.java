/// Builds monitoring from its ports.
@NullMarked
package io.gimbal.monitoring.wiring;

import org.jspecify.annotations.NullMarked;

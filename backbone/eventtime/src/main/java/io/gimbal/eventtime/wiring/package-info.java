/// Builds event time from its ports.
@NullMarked
package io.gimbal.eventtime.wiring;

import org.jspecify.annotations.NullMarked;

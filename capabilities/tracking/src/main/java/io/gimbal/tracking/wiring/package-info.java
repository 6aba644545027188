/// Builds tracking from its ports.
@NullMarked
package io.gimbal.tracking.wiring;

import org.jspecify.annotations.NullMarked;

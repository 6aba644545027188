/// Builds serving from its ports.
@NullMarked
package io.gimbal.serving.wiring;

import org.jspecify.annotations.NullMarked;

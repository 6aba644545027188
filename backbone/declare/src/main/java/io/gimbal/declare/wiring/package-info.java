/// Builds the parts of declare.
@NullMarked
package io.gimbal.declare.wiring;

import org.jspecify.annotations.NullMarked;

/// Builds the parts of access.
@NullMarked
package io.gimbal.access.wiring;

import org.jspecify.annotations.NullMarked;

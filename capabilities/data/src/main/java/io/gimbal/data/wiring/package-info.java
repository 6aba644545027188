/// Puts data together.
@NullMarked
package io.gimbal.data.wiring;

import org.jspecify.annotations.NullMarked;

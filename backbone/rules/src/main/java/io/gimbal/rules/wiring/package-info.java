/// Builds the parts of rules.
@NullMarked
package io.gimbal.rules.wiring;

import org.jspecify.annotations.NullMarked;

/// Builds evidence from its ports.
@NullMarked
package io.gimbal.evidence.wiring;

import org.jspecify.annotations.NullMarked;

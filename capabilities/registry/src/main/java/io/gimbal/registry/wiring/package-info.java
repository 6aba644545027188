/// Builds the registry from its ports.
@NullMarked
package io.gimbal.registry.wiring;

import org.jspecify.annotations.NullMarked;

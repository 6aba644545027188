/// Builds pipelines from their ports.
@NullMarked
package io.gimbal.pipelines.wiring;

import org.jspecify.annotations.NullMarked;

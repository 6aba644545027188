/// The shared parts, compiled from `src/main/jte/kit`.
@NullMarked
package io.gimbal.web.templates.kit;

import org.jspecify.annotations.NullMarked;

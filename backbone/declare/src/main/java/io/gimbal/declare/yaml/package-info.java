/// The YAML reader, and the only place that knows the library behind it.
@NullMarked
package io.gimbal.declare.yaml;

import org.jspecify.annotations.NullMarked;

/// The native interface of the registry.
@NullMarked
package io.gimbal.registry.http;

import org.jspecify.annotations.NullMarked;

/// The HTTP server: routes, limits, Host and Origin, problem+json. The home of Helidon.
@NullMarked
package io.gimbal.http;

import org.jspecify.annotations.NullMarked;

/// Data over HTTP. Start at [DataRoutes].
@NullMarked
package io.gimbal.data.http;

import org.jspecify.annotations.NullMarked;

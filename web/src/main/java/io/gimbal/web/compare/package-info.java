/// Runs side by side: what they were given, what came out, and their curves. Start at [CompareRoutes].
@NullMarked
package io.gimbal.web.compare;

import org.jspecify.annotations.NullMarked;

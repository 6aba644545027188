/// Summarises dataset versions. Start at [Profiler].
@NullMarked
package io.gimbal.data.profile;

import org.jspecify.annotations.NullMarked;

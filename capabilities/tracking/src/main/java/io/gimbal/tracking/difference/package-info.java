/// What changed from one run to the next, in code, command, params, data, seeds, environment and results. Start at
/// [RunDifferences].
@NullMarked
package io.gimbal.tracking.difference;

import org.jspecify.annotations.NullMarked;

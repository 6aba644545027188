/// What there is, seen at a glance: how many runs experiments have, what was logged to them, which runs
/// belong together. Nothing here takes longer when there are more runs: counts end at a limit, and indexes
/// are jumped along.
@NullMarked
package io.gimbal.tracking.overview;

import org.jspecify.annotations.NullMarked;

/// What was deleted is only hidden until a retention time is over; then it goes for good, with its metrics, files and
/// bytes, and names become free again. Start at [GarbageCollection].
@NullMarked
package io.gimbal.tracking.gc;

import org.jspecify.annotations.NullMarked;

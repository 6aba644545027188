/// What a metric did, as a curve of a few hundred buckets, however many points a run reported. Start at [Curves].
///
/// A history is summarised in [Block]s of consecutive points, which are kept in [Segment]s once they are full and made
/// anew where a point comes late ([CurveStore] says how that is seen). What follows the last segment is read point by
/// point, and so is a stretch that somebody looks at closely. [CurveUpkeep] makes the segments of long histories before
/// anybody asks.
@NullMarked
package io.gimbal.tracking.curves;

import org.jspecify.annotations.NullMarked;

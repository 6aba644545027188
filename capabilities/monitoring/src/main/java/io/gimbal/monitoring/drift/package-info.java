/// Whether the columns of a chunk have moved away from the reference, and by how much more than the reference's own
/// days stray from each other.
///
/// [ColumnReference] is learned once from days of [ColumnValues]; [ColumnReference#compare] gives a [ColumnDrift];
/// [GroupDrift] is the worst of several columns.
@NullMarked
package io.gimbal.monitoring.drift;

import org.jspecify.annotations.NullMarked;

/// The one typed graph that every capability writes to: an [Asset] is anything with an owner and a life, an [Edge] a
/// typed, dated dependency between two of them, a [Change] a difference somebody made and why.
///
/// Start at [Assets] (create, change, delete: each leaves its change), [Edges] and [Impact] (what breaks if). Writes
/// take part in the caller's [io.gimbal.sql.Transaction], so that a capability's own rows and its place in the graph
/// become visible together or not at all.
///
/// Invariants: an asset that something depends on cannot be deleted; every change has a who, a when, a what and a why;
/// both ends of an edge exist.
@NullMarked
package io.gimbal.graph;

import org.jspecify.annotations.NullMarked;

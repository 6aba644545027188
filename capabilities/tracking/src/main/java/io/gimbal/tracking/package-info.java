/// What was tried, with what, and what came out: an [Experiment] groups [Run]s; a run has [Param]s fixed at its start,
/// [Metric]s with step and time, [Tag]s, [DatasetInput]s, artifacts, and a [Capture] of the code and machine it ran on.
///
/// Start at [Runs] (create, finish, delete), [RunLog] (everything that is logged to a run, one atomic batch at a time)
/// and [Artifacts]. The stores are narrow, one per noun, and take part in the caller's transaction.
///
/// Invariants: an acknowledged batch is durable as a whole or not there at all; a param never changes its value; the
/// latest metric is the one with the highest step, then time, then value; what is deleted is only hidden.
///
/// A run enters the graph when it gets an edge beyond its experiment and parent, see [RunAssets].
@NullMarked
package io.gimbal.tracking;

import org.jspecify.annotations.NullMarked;

/// Typed, dated results of checks about assets, and what is decided on them.
///
/// A check appends an [Evidence] to the [EvidenceLog]; a [Gate] asks the log whether an asset may pass and says which
/// piece is missing, expired, undefined or failed; a [Subscriber] is told of every new piece once it is durable, which
/// is how an alert starts a pipeline or engages a failsafe without either knowing the other.
///
/// Evidence expires in event time: the time of the data, not of the machine. Undefined is a verdict of its own and
/// never counts as passed.
@NullMarked
package io.gimbal.evidence;

import org.jspecify.annotations.NullMarked;

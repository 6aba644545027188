/// What may answer: a [RegisteredModel] has [ModelVersion]s that never change, [Alias]es that move, and, for each
/// version, a [Stage] that it reaches through the gates of the model's [StagePolicy].
///
/// Whoever must know of moves at once, such as serving, is one of the [VersionMoves] listeners.
///
/// Start at [Models], [ModelVersions], [Aliases] and [Promotions]. The stores are narrow, one per noun, and take part
/// in the caller's transaction.
///
/// Invariants: the gate is decided in the transaction that moves the version; a refusal moves nothing and is recorded;
/// the alias of a stage always names the one version in that stage; nothing is deleted, a replaced champion is archived
/// and can be a candidate again.
@NullMarked
package io.gimbal.registry;

import org.jspecify.annotations.NullMarked;

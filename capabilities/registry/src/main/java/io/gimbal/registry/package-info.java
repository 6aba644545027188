/// What may answer: a [RegisteredModel] has [ModelVersion]s that never change, [Alias]es that move, and, for each
/// version, a [Stage] that it reaches through the gates of the model's [StagePolicy].
///
/// Whoever must know of moves at once, such as serving, is one of the [VersionMoves] listeners.
///
/// Start at [Models], [ModelVersions], [Aliases] and [Promotions]. The stores are narrow, one per noun, and take part
/// in the caller's transaction. For clients that know no projects, policies and reasons there are [FlatNames],
/// [SourcedVersions], [ClientRequests] and [Snapshots]; [Staleness] says when a champion has become too old.
///
/// Invariants: the gate is decided in the transaction that moves the version; a refusal moves nothing and is recorded;
/// where a stage keeps an alias, it names the one version in that stage; a replaced champion is archived and can be a
/// candidate again; what is depended on is not deleted, and a version's number is given once.
@NullMarked
package io.gimbal.registry;

import org.jspecify.annotations.NullMarked;

/// The offline store: training sets over files and the journal, through the query engine.
///
/// The engine routes, sorts and joins; what a value is, only `semantics` decides. Latest values are one as-of
/// join per source and entity, over rows of which none can hide another ([LatestJoin]). Windows are evaluated
/// in one pass over events and spine sorted by entity and time ([WindowPass]). A row of the spine is known by
/// its number everywhere, never by its keys.
///
/// Start at [QueryTrainingSets].
@NullMarked
package io.gimbal.features.offline;

import org.jspecify.annotations.NullMarked;

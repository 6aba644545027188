/// The online store: tiles and histories in memory in front of the key-value store, fed by the journal.
///
/// An event goes to the journal first; when it is durable there, it is added to the tiles of every view of its
/// source, and only then is its sender answered. The key-value store holds the state as of some offset of the
/// journal, written with that offset in one step ([Checkpoint]); what came later is read from the journal again
/// at the next start. So the journal alone decides, and the rest can be thrown away.
///
/// Start at [TiledFeatures]; [SourceStream] is the life of one source, [ViewState] the state of one view of it.
@NullMarked
package io.gimbal.features.online;

import org.jspecify.annotations.NullMarked;

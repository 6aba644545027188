package io.gimbal.declare;

import io.gimbal.graph.AssetRef;

/// What else follows from a change.
///
/// @param asset whom it concerns
/// @param text a sentence, lower case, no full stop
public record Consequence(Type type, AssetRef asset, String text) {
    /// The sorts of consequences.
    public enum Type {
        /// Something must be computed again over the past.
        BACKFILL,
        /// Evidence no longer speaks of what is live.
        STALE_EVIDENCE,
        /// Something goes on differently from now on.
        BEHAVIOUR
    }
}

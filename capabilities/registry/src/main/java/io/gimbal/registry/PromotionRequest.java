package io.gimbal.registry;

import io.gimbal.graph.Reason;
import java.time.Instant;

/// The wish to move a version.
///
/// @param isExplained whether the reason is one that somebody gave
/// @param isSharing whether the versions in the stage may stay, where no policy says otherwise
/// @param at event time
record PromotionRequest(
        VersionId version, Stage stage, Reason reason, boolean isExplained, boolean isSharing, Instant at) {
    static PromotionRequest of(VersionId version, Stage stage, Reason reason, Instant at) {
        return new PromotionRequest(version, stage, reason, true, false, at);
    }
}

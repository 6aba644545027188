package io.gimbal.registry;

import io.gimbal.graph.Reason;
import java.time.Instant;

/// The wish to move a version.
///
/// @param isSharing whether the versions in the stage may stay, where no policy says otherwise
/// @param at event time
record PromotionRequest(
        VersionId version, Stage stage, Reason reason, Explanation explanation, boolean isSharing, Instant at) {
    /// Whether the reason is one that somebody gave.
    enum Explanation {
        GIVEN,
        MISSING,
        /// What there is was there already when the version moved the last time.
        SPENT
    }

    static PromotionRequest of(VersionId version, Stage stage, Reason reason, Instant at) {
        return new PromotionRequest(version, stage, reason, Explanation.GIVEN, false, at);
    }
}

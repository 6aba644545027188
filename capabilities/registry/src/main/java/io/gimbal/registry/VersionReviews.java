package io.gimbal.registry;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.Review;
import io.gimbal.evidence.Reviews;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import java.time.Instant;

/// What people say about versions, as evidence. Thread-safe.
public final class VersionReviews {
    private final Database database;
    private final ModelVersions versions;
    private final Reviews reviews;
    private final Changes changes;

    public VersionReviews(Database database, ModelVersions versions, Reviews reviews, Changes changes) {
        this.database = database;
        this.versions = versions;
        this.reviews = reviews;
        this.changes = changes;
    }

    /// Records a review; a later one of the same person takes its place.
    ///
    /// @param at event time up to which the reviewed evidence goes
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such version
    public Evidence append(VersionId version, Review review, Instant at) {
        return database.write(transaction -> {
            versions.get(transaction, version);
            Evidence evidence = reviews.append(transaction, version.ref(), review, at);
            Reason reason = new Reason(review.reviewer(), review.comment());
            changes.append(transaction, version.ref(), "reviewed", evidence.values(), reason);
            return evidence;
        });
    }
}

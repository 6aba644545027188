package io.gimbal.declare.http;

import io.gimbal.core.Digest;
import io.gimbal.declare.DeclarationRevision;
import io.gimbal.json.JsonObject;
import java.time.Instant;

/// A revision as JSON.
record RevisionAnswer(
        long number,
        boolean removed,
        String path,
        String source,
        Digest digest,
        JsonObject facts,
        String who,
        String why,
        Instant at) {
    static RevisionAnswer of(DeclarationRevision revision) {
        return new RevisionAnswer(
                revision.number(),
                revision.isRemoval(),
                revision.path(),
                revision.source(),
                revision.digest(),
                revision.facts(),
                revision.reason().who(),
                revision.reason().why(),
                revision.at());
    }
}

package io.gimbal.evidence;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.rules.Variables;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reviews by people: evidence like any other, except that a gate counts heads. Thread-safe.
public final class Reviews {
    public static final EvidenceType REVIEW = new EvidenceType("review");

    /// What a gate may ask of all reviews of an asset together: heads, not pieces.
    public static final EvidenceKind KIND = new EvidenceKind(
            REVIEW,
            "a person who looked at it and said so",
            Variables.builder()
                    .integer("approvals")
                    .integer("rejections")
                    .integer("unchecked")
                    .build(),
            "somebody who looks at it says so, as gimbal review does");

    private final EvidenceLog log;
    private final EvidenceStore store;

    public Reviews(EvidenceLog log, EvidenceStore store) {
        this.log = log;
        this.store = store;
    }

    /// Records what a person says.
    ///
    /// @param at event time up to which the reviewed evidence goes
    public Evidence append(Transaction transaction, AssetRef about, Review review, Instant at) throws SQLException {
        List<JsonValue> confirmed = new ArrayList<>();
        review.confirmed().forEach(point -> confirmed.add(new JsonString(point)));
        JsonObject values = JsonObject.builder()
                .put("reviewer", review.reviewer())
                .put("approved", review.approved())
                .put("confirmed", new JsonArray(confirmed))
                .put("comment", review.comment())
                .build();
        String summary = review.reviewer() + (review.approved() ? " approved: " : " rejected: ") + review.comment();
        Verdict verdict = review.approved() ? Verdict.PASSED : Verdict.FAILED;
        return log.append(
                transaction,
                new EvidenceDraft(about, REVIEW, verdict, review.reviewer(), summary, values, at, Optional.empty()));
    }

    /// Counts different principals by what each said last.
    ReviewCount count(Transaction transaction, Gate gate, GateQuestion.Subject subject, Instant at)
            throws SQLException {
        int approvals = 0;
        int rejections = 0;
        List<String> notes = new ArrayList<>();
        Set<String> unchecked = new LinkedHashSet<>(gate.checklist());
        for (Evidence review : store.latestOfEachAuthor(transaction, subject.ref(), REVIEW)) {
            Optional<String> objection = objection(review.result().by(), review, gate, subject, at);
            if (objection.isPresent()) {
                notes.add("the word of " + review.result().by() + " does not count: " + objection.get());
            } else if (review.verdict() == Verdict.PASSED) {
                approvals++;
                confirmed(review).forEach(unchecked::remove);
            } else {
                rejections++;
            }
        }
        return new ReviewCount(approvals, rejections, notes, List.copyOf(unchecked));
    }

    private static List<String> confirmed(Evidence review) {
        return review.values().array("confirmed").items().stream()
                .map(point -> ((JsonString) point).value())
                .toList();
    }

    private static Optional<String> objection(
            String reviewer, Evidence review, Gate gate, GateQuestion.Subject subject, Instant at) {
        if (!gate.selfReview() && reviewer.equals(subject.author())) {
            return Optional.of("is the author");
        }
        return Dossier.isTooOld(review, gate, at)
                ? Optional.of("looked at it too long ago, " + review.observedAt())
                : Optional.empty();
    }
}

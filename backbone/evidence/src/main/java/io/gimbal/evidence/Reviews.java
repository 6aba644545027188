package io.gimbal.evidence;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.GateDecision.Piece;
import io.gimbal.evidence.GateDecision.State;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reviews by people: evidence like any other, except that a gate counts heads. Thread-safe.
public final class Reviews {
    public static final EvidenceType REVIEW = new EvidenceType("review");

    /// What a gate may ask of a single review.
    public static final EvidenceKind KIND = new EvidenceKind(
            REVIEW,
            "a person looked at it and said so",
            Variables.builder()
                    .text("reviewer")
                    .flag("approved")
                    .list("confirmed")
                    .text("comment")
                    .build());

    private static final int MOST_REVIEWS = 1_000;

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

    Piece decide(Transaction transaction, Prerequisite.Review wanted, GateQuestion question) throws SQLException {
        Map<String, Evidence> newest = newestOfEachReviewer(transaction, question.subject());
        Set<String> approving = new HashSet<>();
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, Evidence> entry : newest.entrySet()) {
            Optional<String> objection = objection(entry.getKey(), entry.getValue(), wanted, question);
            objection.ifPresentOrElse(
                    why -> notes.add(entry.getKey() + " does not count: " + why), () -> approving.add(entry.getKey()));
        }
        String count = approving.size() + " of " + wanted.reviewers() + " approvals";
        String details = notes.isEmpty() ? "" : "; " + String.join("; ", notes);
        if (approving.size() >= wanted.reviewers()) {
            return new Piece(wanted, State.PASSED, count + details);
        }
        return new Piece(wanted, newest.isEmpty() ? State.MISSING : State.FAILED, count + details);
    }

    private Map<String, Evidence> newestOfEachReviewer(Transaction transaction, AssetRef about) throws SQLException {
        Page<Evidence> reviews =
                store.list(transaction, EvidenceFilter.about(about).and(REVIEW), PageRequest.first(MOST_REVIEWS));
        Map<String, Evidence> newest = new LinkedHashMap<>();
        reviews.items().forEach(review -> newest.putIfAbsent(review.values().text("reviewer"), review));
        return newest;
    }

    private static Optional<String> objection(
            String reviewer, Evidence review, Prerequisite.Review wanted, GateQuestion question) {
        if (!review.values().flag("approved")) {
            return Optional.of("rejected it");
        }
        if (!wanted.selfReview() && reviewer.equals(question.author())) {
            return Optional.of("is the author");
        }
        if (Gates.tooOld(review, wanted, question.at())) {
            return Optional.of("looked at it too long ago, " + review.observedAt());
        }
        Set<String> confirmed = new HashSet<>();
        review.values().array("confirmed").items().forEach(point -> confirmed.add(((JsonString) point).value()));
        List<String> open = wanted.checklist().stream()
                .filter(point -> !confirmed.contains(point))
                .toList();
        return open.isEmpty() ? Optional.empty() : Optional.of("did not confirm " + String.join(", ", open));
    }
}

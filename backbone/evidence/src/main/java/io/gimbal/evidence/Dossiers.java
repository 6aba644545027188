package io.gimbal.evidence;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Collects the evidence a gate looks at. Thread-safe.
///
/// What was found about the asset itself speaks for it. Where there is no evidence of a type, that about what it was
/// made from does; of several the worst, and of equally bad ones the oldest.
final class Dossiers {
    private static final Comparator<Evidence> WORST_FIRST =
            Comparator.comparingInt(Dossiers::goodness).thenComparing(Evidence::observedAt);

    private final EvidenceStore store;
    private final EvidenceKinds kinds;
    private final Reviews reviews;

    Dossiers(EvidenceStore store, EvidenceKinds kinds, Reviews reviews) {
        this.store = store;
        this.kinds = kinds;
        this.reviews = reviews;
    }

    Dossier read(Transaction transaction, Gate gate, GateQuestion question, GateRole role) throws SQLException {
        Dossier dossier = new Dossier(role, gate, question.at());
        GateQuestion.Subject subject = question.subjects().get(role);
        if (subject == null) {
            dossier.gaps().add(role.gap());
            return dossier;
        }
        Map<EvidenceType, Evidence> found = new HashMap<>();
        for (var source : subject.madeFrom()) {
            for (Evidence piece : store.latestOfEachType(transaction, source)) {
                found.merge(piece.type(), piece, (a, b) -> WORST_FIRST.compare(a, b) <= 0 ? a : b);
            }
        }
        store.latestOfEachType(transaction, subject.ref()).forEach(piece -> found.put(piece.type(), piece));
        for (EvidenceKind kind : kinds.list()) {
            if (kind.type().equals(Reviews.REVIEW)) {
                dossier.add(kind, reviews.count(transaction, gate, subject, question.at()));
            } else {
                dossier.add(kind, found.get(kind.type()));
            }
        }
        return dossier;
    }

    private static int goodness(Evidence piece) {
        return switch (piece.verdict()) {
            case FAILED -> 0;
            case UNDEFINED -> 1;
            case PASSED -> 2;
        };
    }
}

package io.gimbal.web.model;

import io.gimbal.evidence.EvidenceGap;
import io.gimbal.evidence.GateDecision;
import io.gimbal.rules.Clause;
import io.gimbal.rules.ValueRead;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Prose;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a gate decided, clause by clause.
final class GateView {
    private GateView() {}

    static List<VersionView.Piece> pieces(GateDecision decision) {
        return decision.pieces().stream().map(GateView::piece).toList();
    }

    private static VersionView.Piece piece(GateDecision.Piece piece) {
        return new VersionView.Piece(
                piece.prerequisite().name(),
                light(piece.state()),
                piece.state().name().toLowerCase(Locale.ROOT),
                piece.clauses().stream().map(GateView::clause).toList(),
                piece.gaps().stream().map(EvidenceGap::toString).map(Prose::of).toList());
    }

    private static Light light(GateDecision.State state) {
        return switch (state) {
            case PASSED -> Light.OK;
            case FAILED -> Light.CRITICAL;
            case EXPIRED -> Light.WARNING;
            case UNDEFINED, MISSING -> Light.UNKNOWN;
        };
    }

    private static VersionView.Clause clause(Clause clause) {
        Light light = switch (clause.verdict()) {
            case HOLDS -> Light.OK;
            case FAILS -> Light.CRITICAL;
            case UNDEFINED -> Light.UNKNOWN;
        };
        String values = clause.reads().stream().map(ValueRead::toString).collect(Collectors.joining(", "));
        return new VersionView.Clause(
                light, clause.text(), values.isEmpty() ? clause.undefined().orElse("") : values);
    }

    /// In a few words, for a table of versions.
    static String inShort(GateDecision decision) {
        List<String> refusals = decision.refusals().stream()
                .map(piece -> piece.prerequisite().name())
                .toList();
        return refusals.isEmpty() ? "open" : "closed: " + String.join(", ", refusals);
    }
}

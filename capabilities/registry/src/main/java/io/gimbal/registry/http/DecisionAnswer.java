package io.gimbal.registry.http;

import io.gimbal.evidence.EvidenceGap;
import io.gimbal.evidence.GateDecision;
import io.gimbal.rules.Clause;
import io.gimbal.rules.ValueRead;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a gate decided, as answered.
///
/// @param at event time
record DecisionAnswer(String gate, boolean passed, Instant at, List<PieceAnswer> pieces) {
    static DecisionAnswer of(GateDecision decision) {
        return new DecisionAnswer(
                decision.gate().name(),
                decision.passed(),
                decision.question().at(),
                decision.pieces().stream().map(PieceAnswer::of).toList());
    }

    /// @param explanation the clauses and gaps for people, one a line
    record PieceAnswer(
            String name,
            String condition,
            String state,
            List<ClauseAnswer> clauses,
            List<GapAnswer> gaps,
            List<String> explanation) {
        static PieceAnswer of(GateDecision.Piece piece) {
            return new PieceAnswer(
                    piece.prerequisite().name(),
                    piece.prerequisite().condition().text(),
                    lower(piece.state()),
                    piece.clauses().stream().map(ClauseAnswer::of).toList(),
                    piece.gaps().stream().map(GapAnswer::of).toList(),
                    piece.lines());
        }
    }

    /// @param values by name, as text; those that were missing are not there
    record ClauseAnswer(String text, String verdict, Map<String, String> values, Optional<String> undefined) {
        static ClauseAnswer of(Clause clause) {
            Map<String, String> values = new LinkedHashMap<>();
            for (ValueRead read : clause.reads()) {
                read.value().ifPresent(value -> values.put(read.name(), value));
            }
            return new ClauseAnswer(clause.text(), lower(clause.verdict()), values, clause.undefined());
        }
    }

    record GapAnswer(String evidence, String state, String explanation, String remedy) {
        static GapAnswer of(EvidenceGap gap) {
            return new GapAnswer(gap.name(), lower(gap.state()), gap.explanation(), gap.remedy());
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

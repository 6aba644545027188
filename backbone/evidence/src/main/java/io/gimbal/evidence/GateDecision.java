package io.gimbal.evidence;

import java.util.List;
import java.util.stream.Collectors;

/// What a gate decided, piece by piece.
public record GateDecision(Gate gate, GateQuestion question, List<Piece> pieces) {
    /// What became of a prerequisite.
    public enum State {
        PASSED,
        FAILED,
        /// The check could not say, or the rule read something that was not measured.
        UNDEFINED,
        EXPIRED,
        MISSING
    }

    /// @param explanation why, with the numbers; one line or several
    public record Piece(Prerequisite prerequisite, State state, String explanation) {}

    public GateDecision {
        pieces = List.copyOf(pieces);
    }

    public boolean passed() {
        return pieces.stream().allMatch(piece -> piece.state() == State.PASSED);
    }

    /// The pieces that stand in the way.
    public List<Piece> refusals() {
        return pieces.stream().filter(piece -> piece.state() != State.PASSED).toList();
    }

    /// Every piece that stands in the way, one a line: `evaluation failed: mae <= 4.0 (mae = 4.31)`.
    public String refusal() {
        return refusals().stream()
                .map(piece -> piece.prerequisite().type() + " "
                        + piece.state().name().toLowerCase(java.util.Locale.ROOT) + ": " + piece.explanation())
                .collect(Collectors.joining("\n"));
    }
}

package io.gimbal.evidence;

import io.gimbal.rules.Clause;
import io.gimbal.rules.Outcome;
import io.gimbal.rules.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// What a gate decided, piece by piece.
public record GateDecision(Gate gate, GateQuestion question, List<Piece> pieces) {
    /// What became of a prerequisite.
    public enum State {
        PASSED,
        FAILED,
        /// The check could not say, or the condition read something that was not measured.
        UNDEFINED,
        EXPIRED,
        MISSING
    }

    /// What became of one prerequisite.
    ///
    /// @param clauses the parts of the condition with the values they read
    /// @param gaps the evidence that it wanted and that does not count; none when it holds anyway
    public record Piece(Prerequisite prerequisite, State state, List<Clause> clauses, List<EvidenceGap> gaps) {
        public Piece {
            clauses = List.copyOf(clauses);
            gaps = List.copyOf(gaps);
        }

        static Piece of(Prerequisite prerequisite, Outcome outcome, Collection<EvidenceGap> gaps) {
            List<String> wanted = outcome.clauses().stream()
                    .filter(clause -> clause.verdict() != Verdict.HOLDS)
                    .flatMap(clause -> clause.mentions().stream())
                    .toList();
            List<EvidenceGap> open = gaps.stream()
                    .filter(gap -> wanted.stream().anyMatch(gap::covers))
                    .toList();
            return new Piece(prerequisite, state(outcome, open), outcome.clauses(), open);
        }

        private static State state(Outcome outcome, List<EvidenceGap> gaps) {
            return switch (outcome) {
                case Outcome.Holds _ -> State.PASSED;
                case Outcome.Fails _ -> State.FAILED;
                case Outcome.Undefined _ ->
                    gaps.stream().map(EvidenceGap::state).max(State::compareTo).orElse(State.UNDEFINED);
            };
        }

        /// One line a clause and a gap, with the numbers; of a piece that passed, the clauses that hold.
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            clauses.stream()
                    .filter(clause -> state == State.PASSED || clause.verdict() != Verdict.HOLDS)
                    .forEach(clause -> lines.add(told(clause)));
            gaps.forEach(gap -> lines.add(gap.toString()));
            return lines;
        }

        /// Why a clause could not be judged, its gap tells.
        private String told(Clause clause) {
            boolean isGap = clause.verdict() == Verdict.UNDEFINED
                    && gaps.stream().anyMatch(gap -> clause.mentions().stream().anyMatch(gap::covers));
            return isGap ? "not judged: " + clause.found() : clause.summary();
        }

        /// `accuracy failed`, and below it the lines.
        @Override
        public String toString() {
            String head = prerequisite.name() + " " + state.name().toLowerCase(Locale.ROOT);
            return head + "\n  " + String.join("\n  ", lines());
        }
    }

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

    /// Every piece that stands in the way, with every clause that does not hold, its values, and the evidence that is
    /// missing, expired or undefined.
    public String refusal() {
        return String.join("\n", refusals().stream().map(Piece::toString).toList());
    }
}

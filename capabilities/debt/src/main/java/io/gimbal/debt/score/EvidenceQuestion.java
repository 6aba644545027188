package io.gimbal.debt.score;

import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// A test that one type of evidence answers by its verdict: 1 for passed, 0 for failed, 0.5 when it
/// has passed too long ago.
record EvidenceQuestion(ScoreTest test, EvidenceType type, BiFunction<Surroundings, ServedModel, List<AssetRef>> about)
        implements ScoreQuestion {

    static EvidenceQuestion ofChampion(ScoreTest test, EvidenceType type) {
        return new EvidenceQuestion(test, type, (_, model) -> List.of(model.champion()));
    }

    static EvidenceQuestion ofEndpoints(ScoreTest test, EvidenceType type) {
        return new EvidenceQuestion(test, type, (_, model) -> model.endpoints());
    }

    /// About the services that the endpoints take their features from.
    static EvidenceQuestion ofFeatures(ScoreTest test, EvidenceType type) {
        return new EvidenceQuestion(
                test,
                type,
                (surroundings, model) -> model.endpoints().stream()
                        .flatMap(endpoint -> ServedModel.features(surroundings, endpoint).stream())
                        .distinct()
                        .toList());
    }

    /// Where several assets are asked, the worst answer counts, and one without an answer leaves the test unanswered.
    @Override
    public Optional<ScoreAnswer> ask(Surroundings surroundings, ServedModel model) {
        Optional<ScoreAnswer> worst = Optional.empty();
        for (AssetRef ref : about.apply(surroundings, model)) {
            Optional<ScoreAnswer> answer = ask(surroundings, model, ref);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            worst = worst.filter(known -> known.points() <= answer.get().points())
                    .or(() -> answer);
        }
        return worst;
    }

    private Optional<ScoreAnswer> ask(Surroundings surroundings, ServedModel model, AssetRef ref) {
        return surroundings.latest(ref, type).flatMap(piece -> judge(surroundings, model, piece));
    }

    private Optional<ScoreAnswer> judge(Surroundings surroundings, ServedModel model, Evidence piece) {
        if (piece.verdict() == Verdict.PASSED && model.isTooOld(piece, surroundings.now())) {
            return Optional.of(
                    ScoreAnswer.half(test, "expired: " + piece.result().summary()));
        }
        return switch (piece.verdict()) {
            case PASSED -> Optional.of(ScoreAnswer.holds(test, piece.result().summary()));
            case FAILED -> Optional.of(ScoreAnswer.fails(test, piece.result().summary()));
            case UNDEFINED -> Optional.empty();
        };
    }
}

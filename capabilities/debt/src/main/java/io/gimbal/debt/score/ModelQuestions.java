package io.gimbal.debt.score;

import io.gimbal.debt.Kinds;
import io.gimbal.debt.LeftOutView;
import io.gimbal.debt.ProductionRule;
import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Questions whose answer must be worked out from what was measured.
final class ModelQuestions {
    /// A slice may be wrong by so much more than the whole.
    private static final double WORST_SLICE = 2;

    private static final String MAE = "mae";

    private ModelQuestions() {}

    /// D2: every view that was left out is missed.
    static Optional<ScoreAnswer> everyFeatureHelps(Surroundings surroundings, ServedModel model) {
        List<LeftOutView> views = LeftOutView.of(surroundings, model.model().namespace());
        if (views.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(views.stream()
                .filter(view -> !view.helps())
                .findFirst()
                .map(view -> ScoreAnswer.fails(ScoreTest.D2, view.told()))
                .orElse(ScoreAnswer.holds(ScoreTest.D2, "without any of " + views.size() + " views it is worse")));
    }

    /// M1: a person has looked at the version; that its code is checked in, nothing tells.
    static Optional<ScoreAnswer> reviewed(Surroundings surroundings, ServedModel model) {
        return current(surroundings, model, Kinds.REVIEW)
                .map(review -> ScoreAnswer.half(ScoreTest.M1, review.result().summary()));
    }

    /// M5: no smaller model that was judged on the same data has a smaller error.
    static Optional<ScoreAnswer> noSimplerModelIsBetter(Surroundings surroundings, ServedModel model) {
        Optional<Evidence> own = surroundings.latest(model.champion(), Kinds.EVALUATION);
        return own.flatMap(mine -> surroundings.to(model.model(), EdgeType.MEMBER_OF).stream()
                .filter(other -> !other.equals(model.champion()))
                .filter(other -> isSmaller(surroundings, other, model.champion()))
                .flatMap(other -> surroundings.latest(other, Kinds.EVALUATION).stream())
                .filter(other -> other.observedAt().equals(mine.observedAt()))
                .min(Comparator.comparingDouble(ModelQuestions::error))
                .map(best -> unlessTooOld(surroundings, model, mine, compare(mine, best))));
    }

    private static Optional<Evidence> current(Surroundings surroundings, ServedModel model, EvidenceType type) {
        return surroundings.latest(model.champion(), type).filter(piece -> !model.isTooOld(piece, surroundings.now()));
    }

    /// What was shown too long ago counts half; what failed does not get better with age.
    private static ScoreAnswer unlessTooOld(
            Surroundings surroundings, ServedModel model, Evidence piece, ScoreAnswer answer) {
        return answer.points() > 0 && model.isTooOld(piece, surroundings.now())
                ? ScoreAnswer.half(answer.test(), "expired: " + answer.because())
                : answer;
    }

    private static boolean isSmaller(Surroundings surroundings, AssetRef one, AssetRef other) {
        Optional<Double> size = bytes(surroundings, one);
        Optional<Double> limit = bytes(surroundings, other);
        return size.isPresent() && limit.isPresent() && size.get() < limit.get();
    }

    private static Optional<Double> bytes(Surroundings surroundings, AssetRef version) {
        return surroundings
                .latest(version, Kinds.SIZE)
                .flatMap(piece -> piece.values().findNumber("bytes"));
    }

    private static ScoreAnswer compare(Evidence champion, Evidence simpler) {
        String numbers = String.format(
                Locale.ROOT,
                "error %.3f, and %.3f of version %s, which is smaller",
                error(champion),
                error(simpler),
                simpler.about().version().orElse("?"));
        return error(champion) < error(simpler)
                ? ScoreAnswer.holds(ScoreTest.M5, numbers)
                : ScoreAnswer.fails(ScoreTest.M5, numbers);
    }

    private static double error(Evidence evaluation) {
        return evaluation.values().number(MAE);
    }

    /// M6: the worst slice with enough rows is not much worse than the whole.
    static Optional<ScoreAnswer> goodOnSlices(Surroundings surroundings, ServedModel model) {
        return surroundings
                .latest(model.champion(), Kinds.EVALUATION)
                .flatMap(evaluation -> evaluation
                        .values()
                        .findNumber("worst_slice_mae")
                        .map(worst -> unlessTooOld(surroundings, model, evaluation, slices(evaluation, worst))));
    }

    private static ScoreAnswer slices(Evidence evaluation, double worst) {
        String numbers = String.format(Locale.ROOT, "error %.3f, worst slice %.3f", error(evaluation), worst);
        return worst <= WORST_SLICE * error(evaluation)
                ? ScoreAnswer.holds(ScoreTest.M6, numbers)
                : ScoreAnswer.fails(ScoreTest.M6, numbers);
    }

    /// I4: a policy guards every promotion.
    static Optional<ScoreAnswer> gated(Surroundings surroundings, ServedModel model) {
        return model.rule()
                .filter(ProductionRule::isGated)
                .map(rule -> ScoreAnswer.holds(
                        ScoreTest.I4,
                        "every promotion passes the gates of " + rule.policy().name()));
    }

    /// O4: what the champion was judged on is not too long ago.
    static Optional<ScoreAnswer> fresh(Surroundings surroundings, ServedModel model) {
        return surroundings.latest(model.champion(), Kinds.EVALUATION).map(evaluation -> {
            String date = "evaluated on data up to " + evaluation.observedAt();
            return model.isTooOld(evaluation, surroundings.now())
                    ? ScoreAnswer.fails(ScoreTest.O4, date + ", which is too long ago")
                    : ScoreAnswer.holds(ScoreTest.O4, date);
        });
    }

    /// O5: no prediction of the last chunk was impossible.
    static Optional<ScoreAnswer> numbersAreNumbers(Surroundings surroundings, ServedModel model) {
        return model.endpoints().stream()
                .flatMap(endpoint -> surroundings.current(endpoint, Kinds.PERFORMANCE).stream())
                .flatMap(piece -> piece.values().findNumber("impossible").stream())
                .max(Comparator.naturalOrder())
                .map(count -> count == 0
                        ? ScoreAnswer.holds(ScoreTest.O5, "no impossible value in the last chunk")
                        : ScoreAnswer.fails(ScoreTest.O5, count.longValue() + " impossible values in the last chunk"));
    }
}

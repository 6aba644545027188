package io.gimbal.debt.score;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.debt.GraphReader;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import java.util.List;

/// The ML Test Score of the models in production. Thread-safe; every question reads the graph anew.
public final class TestScores {
    private static final List<ScoreQuestion> QUESTIONS = List.of(
            EvidenceQuestion.ofChampion(ScoreTest.D1, Kinds.CONTRACT),
            ModelQuestions::everyFeatureHelps,
            ModelQuestions::reviewed,
            ModelQuestions::noSimplerModelIsBetter,
            ModelQuestions::goodOnSlices,
            ModelQuestions::gated,
            EvidenceQuestion.ofChampion(ScoreTest.I6, Kinds.SHADOW),
            EvidenceQuestion.ofEndpoints(ScoreTest.O2, Kinds.DRIFT),
            EvidenceQuestion.ofFeatures(ScoreTest.O3, Kinds.SKEW),
            ModelQuestions::fresh,
            ModelQuestions::numbersAreNumbers,
            EvidenceQuestion.ofEndpoints(ScoreTest.O7, Kinds.PERFORMANCE));

    private final GraphReader reader;

    public TestScores(GraphReader reader) {
        this.reader = reader;
    }

    /// In order of the models' names.
    public List<TestScore> list() {
        Surroundings surroundings = reader.read();
        return ServedModel.all(surroundings).stream()
                .map(model -> score(surroundings, model))
                .toList();
    }

    /// @throws CodedException NOT_FOUND naming the nearest model in production
    public TestScore get(String name) {
        List<TestScore> all = list();
        return all.stream()
                .filter(score -> score.model().model().name().equals(name))
                .findFirst()
                .orElseThrow(() -> notFound(name, all));
    }

    static TestScore score(Surroundings surroundings, ServedModel model) {
        return new TestScore(
                model,
                QUESTIONS.stream()
                        .flatMap(question -> question.ask(surroundings, model).stream())
                        .toList());
    }

    private static CodedException notFound(String name, List<TestScore> all) {
        List<String> names =
                all.stream().map(score -> score.model().model().name()).toList();
        return CodedException.notFound("no model \"" + name + "\" is in production"
                + NearestName.hint(name, names).map(hint -> ", " + hint).orElse(""));
    }
}

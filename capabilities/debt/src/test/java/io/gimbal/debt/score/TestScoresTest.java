package io.gimbal.debt.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.debt.Kinds;
import io.gimbal.debt.Scene;
import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TestScoresTest {
    private final Scene scene = Scene.healthy();

    private TestScore score() {
        Surroundings surroundings = scene.look();
        return TestScores.score(surroundings, ServedModel.all(surroundings).getFirst());
    }

    private Map<ScoreTest, Double> points() {
        return score().answers().stream().collect(Collectors.toMap(ScoreAnswer::test, ScoreAnswer::points));
    }

    @Test
    void thereAreFourSectionsOfSevenTests() {
        for (ScoreSection section : ScoreSection.values()) {
            assertThat(Arrays.stream(ScoreTest.values()).filter(test -> test.section() == section))
                    .hasSize(7);
        }
    }

    @Test
    void onlyWhatEvidenceAnswersGivesPoints() {
        assertThat(points())
                .isEqualTo(Map.of(
                        ScoreTest.D1, 1.0,
                        ScoreTest.M5, 1.0,
                        ScoreTest.M6, 1.0,
                        ScoreTest.I4, 1.0,
                        ScoreTest.O2, 1.0,
                        ScoreTest.O3, 1.0,
                        ScoreTest.O4, 1.0,
                        ScoreTest.O5, 1.0,
                        ScoreTest.O7, 1.0));
        assertThat(score().notShown()).hasSize(19).contains(ScoreTest.D2, ScoreTest.I7);
    }

    @Test
    void whatTheEndpointsShowCountsBecauseTheyServeTheModel() {
        assertThat(points()).containsKeys(ScoreTest.O2, ScoreTest.O3, ScoreTest.O5, ScoreTest.O7);

        scene.without(EdgeType.SERVES);

        assertThat(points()).doesNotContainKeys(ScoreTest.O2, ScoreTest.O3, ScoreTest.O5, ScoreTest.O7);
    }

    @Test
    void skewIsAskedOfTheFeatureService() {
        scene.failed(Scene.FEATURES, Kinds.SKEW, "{}");

        assertThat(points()).containsEntry(ScoreTest.O3, 0.0);
    }

    @Test
    void theWeakestSectionDecides() {
        TestScore score = score();

        assertThat(Arrays.stream(ScoreSection.values()).map(score::section)).isEqualTo(List.of(1.0, 2.0, 1.0, 5.0));
        assertThat(score.total()).isEqualTo(1.0);
        assertThat(score.band()).isEqualTo("not untested, but serious holes are likely");
    }

    @Test
    void whatFailsGivesNothingAndWhatIsTooOldHalf() {
        scene.failed(Scene.ENDPOINT, Kinds.PERFORMANCE, "{\"impossible\": 3}");
        scene.expired(Scene.CHAMPION, Kinds.CONTRACT, "{}");

        assertThat(points()).containsEntry(ScoreTest.O7, 0.0).containsEntry(ScoreTest.O5, 0.0);
        assertThat(points()).containsEntry(ScoreTest.D1, 0.5);
    }

    @Test
    void aSimplerModelThatIsAsGoodFails() {
        scene.passed(Scene.SIMPLE, Kinds.EVALUATION, "{\"mae\": 3.0}");

        assertThat(points()).containsEntry(ScoreTest.M5, 0.0);
    }

    @Test
    void aBadSliceFails() {
        scene.passed(Scene.CHAMPION, Kinds.EVALUATION, "{\"mae\": 3.0, \"worst_slice_mae\": 6.1}");

        assertThat(points()).containsEntry(ScoreTest.M6, 0.0);
    }

    @Test
    void aViewThatDoesNotHelpFailsAndOnesThatDoHold() {
        AssetRef zone = AssetRef.of(Kinds.FEATURE_VIEW, "taxi", "zone");
        AssetRef weather = AssetRef.of(Kinds.FEATURE_VIEW, "taxi", "weather");
        scene.declared(zone, "{}").declared(weather, "{}");
        scene.passed(zone, Kinds.FEATURE_VALUE, "{\"mae\": 3.0, \"mae_without\": 3.2, \"distinct\": 265}");
        assertThat(points()).containsEntry(ScoreTest.D2, 1.0);

        scene.passed(weather, Kinds.FEATURE_VALUE, "{\"mae\": 3.0, \"mae_without\": 2.9, \"distinct\": 10}");
        assertThat(points()).containsEntry(ScoreTest.D2, 0.0);
    }

    @Test
    void anOldChampionFails() {
        scene.expired(Scene.CHAMPION, Kinds.EVALUATION, "{\"mae\": 3.0}");

        assertThat(points()).containsEntry(ScoreTest.O4, 0.0);
    }

    @Test
    void aReviewIsHalfAndTheShadowOfAPromotedVersionWhole() {
        scene.passed(Scene.CHAMPION, Kinds.REVIEW, "{}").passed(Scene.CHAMPION, Kinds.SHADOW, "{}");

        assertThat(points()).containsEntry(ScoreTest.M1, 0.5).containsEntry(ScoreTest.I6, 1.0);
    }

    @Test
    void aPolicyThatAsksForNothingGuardsNoPromotion() {
        scene.policy("{}", "365d");

        assertThat(points()).doesNotContainKey(ScoreTest.I4);
    }

    @Test
    void whatThePolicyFindsTooOldCountsHalf_andAModelThatOldFails() {
        scene.policy("{}", "48h");

        assertThat(points())
                .containsEntry(ScoreTest.D1, 0.5)
                .containsEntry(ScoreTest.M5, 0.5)
                .containsEntry(ScoreTest.M6, 0.5)
                .containsEntry(ScoreTest.O4, 0.0);
    }

    @Test
    void whatFailedDoesNotGetBetterWithAge() {
        scene.policy("{}", "48h").failed(Scene.ENDPOINT, Kinds.DRIFT, "{}");

        assertThat(points()).containsEntry(ScoreTest.O2, 0.0);
    }

    @Test
    void aModelWithoutAChampionHasNoScore() {
        scene.made(Scene.CHAMPION, "{\"stage\": \"archived\"}");

        assertThat(ServedModel.all(scene.look())).isEmpty();
    }
}

package io.gimbal.web.debt;

import io.gimbal.debt.MlTestScore;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Prose;
import java.util.List;
import java.util.Optional;

/// The ML Test Score of every model in production.
public record ScoreView(List<Model> models) {
    public ScoreView {
        models = List.copyOf(models);
    }

    public record Model(AssetLink model, AssetLink champion, String total, String band, List<Section> sections) {
        public Model {
            sections = List.copyOf(sections);
        }
    }

    public record Section(String name, String points, List<Test> tests) {
        public Section {
            tests = List.copyOf(tests);
        }
    }

    /// @param answer in a word
    public record Test(String id, String question, Light light, String answer, String because) {}

    static ScoreView of(List<MlTestScore> scores) {
        return new ScoreView(scores.stream().map(ScoreView::model).toList());
    }

    private static Model model(MlTestScore score) {
        return new Model(
                AssetLink.of(score.model()),
                AssetLink.of(score.champion()),
                points(score.total()),
                score.band(),
                score.sections().stream()
                        .map(section -> new Section(
                                section.name(),
                                points(section.points()),
                                section.tests().stream().map(ScoreView::test).toList()))
                        .toList());
    }

    private static Test test(MlTestScore.Test test) {
        Optional<Double> points = test.points();
        Light light = points.map(it -> it == 1 ? Light.OK : it == 0 ? Light.CRITICAL : Light.WARNING)
                .orElse(Light.UNKNOWN);
        String answer = points.map(it -> it == 1 ? "shown" : it == 0 ? "does not hold" : "half shown")
                .orElse("not shown");
        return new Test(test.id(), test.question(), light, answer, Prose.of(test.because()));
    }

    private static String points(double points) {
        return Figures.fixed(points, points == Math.rint(points) ? 0 : 1);
    }
}

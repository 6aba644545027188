package io.gimbal.debt.score;

import io.gimbal.debt.MlTestScore;
import io.gimbal.debt.ServedModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The score of one model. A test that nothing answers gives no points and is said to be not shown.
///
/// @param answers in the order of the tests
public record TestScore(ServedModel model, List<ScoreAnswer> answers) {
    public TestScore {
        answers =
                answers.stream().sorted(Comparator.comparing(ScoreAnswer::test)).toList();
    }

    /// The sum over a section, 0 to 7.
    public double section(ScoreSection section) {
        return answers.stream()
                .filter(answer -> answer.test().section() == section)
                .mapToDouble(ScoreAnswer::points)
                .sum();
    }

    /// The least of the four sections: a chain is as strong as its weakest link.
    public double total() {
        return Arrays.stream(ScoreSection.values())
                .mapToDouble(this::section)
                .min()
                .orElseThrow();
    }

    /// What the total means, in the words of the paper.
    public String band() {
        double total = total();
        if (total == 0) {
            return "more of a research project than a production system";
        }
        if (total <= 1) {
            return "not untested, but serious holes are likely";
        }
        if (total <= 2) {
            return "a first pass at production readiness";
        }
        if (total <= 3) {
            return "reasonably tested";
        }
        return total <= 5 ? "strong levels of automated testing and monitoring" : "exceptional";
    }

    public List<ScoreTest> notShown() {
        Set<ScoreTest> shown = answers.stream().map(ScoreAnswer::test).collect(Collectors.toSet());
        return Arrays.stream(ScoreTest.values())
                .filter(test -> !shown.contains(test))
                .toList();
    }

    /// The same for readers, all 28 tests.
    public MlTestScore forReaders() {
        return new MlTestScore(
                model.model(),
                model.champion(),
                total(),
                band(),
                Arrays.stream(ScoreSection.values()).map(this::readable).toList());
    }

    private MlTestScore.Section readable(ScoreSection section) {
        return new MlTestScore.Section(
                section.text(),
                section(section),
                Arrays.stream(ScoreTest.values())
                        .filter(test -> test.section() == section)
                        .map(this::readable)
                        .toList());
    }

    private MlTestScore.Test readable(ScoreTest test) {
        Optional<ScoreAnswer> answer =
                answers.stream().filter(it -> it.test() == test).findFirst();
        return new MlTestScore.Test(
                test.name(),
                test.question(),
                answer.map(ScoreAnswer::points),
                answer.map(ScoreAnswer::because).orElse(""));
    }
}

package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Runs side by side, as they come without scripts.
final class ComparePagesTest extends InWorld<TrackingWorld> {
    ComparePagesTest() {
        super(TrackingWorld::told);
    }

    @Test
    void everyRunHasAColumn() {
        assertThat(compare(List.of(run("baseline"), run("exploding"))).text())
                .containsSubsequence(
                        "compare runs of <a href=\"/experiments/1\">taxi-duration</a>",
                        "<h1>2 runs</h1>",
                        "baseline</a>",
                        "exploding</a>")
                .containsSubsequence("metrics", "loss", "–", "NaN", "mae", "4.610", "–")
                .containsSubsequence("parameters", "model", "median", "gbdt");
    }

    @Test
    void onlyWhatDiffersIsShownOnRequest() {
        List<RunId> runs = world.story().sweep().subList(0, 2);

        String all = compare(runs).text();
        String different =
                server.get("/compare?" + query(runs) + "&only=differences").text();

        assertThat(all).contains("<th scope=\"row\">team</th>", "rows differ");
        assertThat(different)
                .contains("<th scope=\"row\">max_depth</th>", "Show all rows")
                .doesNotContain("<th scope=\"row\">team</th>");
    }

    @Test
    void oneOfManyIsLeftOutByALink() {
        List<RunId> runs = world.story().sweep().subList(0, 3);

        assertThat(compare(runs).text())
                .contains("href=\"/compare?run=" + runs.get(1) + "&amp;run=" + runs.get(2) + "\"");
        assertThat(compare(runs.subList(0, 2)).text()).doesNotContain("data-keep");
    }

    @Test
    void fewerThanTwoAndMoreThanFiftyAreRefused() {
        assertThat(compare(List.of(run("baseline"))).status()).isEqualTo(400);
        assertThat(compare(List.of(run("baseline"), run("baseline"))).text())
                .contains("run: 2 to 50 different runs can be compared, not 1");
        List<RunId> many = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            many.add(new RunId("r" + i));
        }
        assertThat(compare(many).text()).contains("can be compared, not 51");
    }

    @Test
    void theCurvesBeginWithTheMetricThatWentFurthest() {
        List<RunId> runs = List.of(fitted("one"), fitted("two"));

        assertThat(compare(runs).text())
                .contains("<option value=\"loss\" selected>")
                .doesNotContain("<option value=\"accuracy\" selected>");
        assertThat(server.get("/compare?" + query(runs) + "&key=accuracy").text())
                .contains("<option value=\"accuracy\" selected>");
    }

    /// With one point of accuracy, three of the loss, and a machine that went on.
    private RunId fitted(String name) {
        Run run = world.run(world.experiment("fitted"), name);
        world.tracking()
                .log()
                .append(
                        run.id(),
                        RunBatch.ofMetrics(List.of(
                                metric(run, "accuracy", 0),
                                metric(run, "loss", 0),
                                metric(run, "loss", 1),
                                metric(run, "loss", 2),
                                metric(run, "val/loss", 2),
                                metric(run, "system/cpu", 9))));
        return run.id();
    }

    private static Metric metric(Run run, String key, long step) {
        return Metric.of(key, 0.5, run.startedAt().plusSeconds(step), step);
    }

    @Test
    void anUnknownRunIsNamed() {
        TestResponse answer = compare(List.of(run("baseline"), new RunId("nobody")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("nobody");
    }

    @Test
    void namesAndValuesAreOnlyText() {
        assertThat(compare(List.of(run("baseline"), run("hostile"))).text())
                .contains("&lt;img src=x")
                .doesNotContain("<img");
    }

    private RunId run(String name) {
        return world.story().run(name);
    }

    private TestResponse compare(List<RunId> runs) {
        return server.get("/compare?" + query(runs));
    }

    private String query(List<RunId> runs) {
        return runs.stream().map(run -> "run=" + run).collect(Collectors.joining("&"));
    }
}

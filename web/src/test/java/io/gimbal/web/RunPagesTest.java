package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.tracking.RunId;
import io.gimbal.web.kit.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of a run, as it comes without scripts.
final class RunPagesTest extends InWorld<TrackingWorld> {
    RunPagesTest() {
        super(TrackingWorld::told);
    }

    @Test
    void aRunTellsWhatItWasGivenAndWhatCameOut() {
        assertThat(page("baseline").text())
                .contains("baseline <span class=\"chip \" id=\"run-status\" hx-swap-oob=\"true\">finished")
                .contains("took 12 s")
                .containsSubsequence("id=\"metrics\"", "mae", "4.610", "rows", "84\u202f211")
                .containsSubsequence("id=\"parameters\"", "model", "median")
                .containsSubsequence("id=\"capture\"", "4f1c2a9d8e7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f", "scikit-learn")
                .containsSubsequence("id=\"data\"", "trips", "training", "9a1c3f")
                .containsSubsequence("id=\"artifacts\"", "notes", "predictions.csv", "summary.json");
    }

    @Test
    void metricsStandByTheFirstPartOfTheirKeys() {
        assertThat(page("still-going").text())
                .containsSubsequence(
                        "data-group=\"\"", "data-metric=\"loss\"", "data-group=\"val\"", "data-metric=\"val/loss\"");
    }

    @Test
    void aRunThatGoesIsFollowedAndOneThatEndedIsNot() {
        assertThat(page("still-going").text()).contains("data-changes=").contains("going for");
        assertThat(page("baseline").text()).doesNotContain("data-changes=");
    }

    @Test
    void whatIsNoNumberIsSaid() {
        assertThat(page("exploding").text()).containsSubsequence("data-metric=\"loss\"", "NaN");
    }

    @Test
    void aPartNamesTheWholeAndTheWholeItsParts() {
        RunId trial = world.story().sweep().getFirst();

        assertThat(server.get(world.address(trial)).text())
                .contains("part of <a href=\"" + world.address(world.story().run("sweep")) + "\">sweep</a>")
                .contains("the run it is part of");
        assertThat(page("sweep").text()).contains("trial-23").contains("all of them");
    }

    @Test
    void theDifferenceToTheRunBeforeStandsBySections() {
        assertThat(page("exploding").text())
                .containsSubsequence("Difference to", "parameters", "learning_rate", "9", "metrics", "loss", "NaN");
        assertThat(page("baseline").text()).contains("the first run of its experiment");
    }

    @Test
    void theEnvironmentOfARunThatWasNotCapturedIsNoDifference() {
        String page = page("sweep").text();
        String difference = page.substring(page.indexOf("id=\"difference\""), page.indexOf("Compare the two"));

        assertThat(difference)
                .contains("The environment of sweep was not recorded: it was not captured, as gimbal run does.")
                .doesNotContain(">python<", "scikit-learn");
    }

    @Test
    void namesAndValuesAreOnlyText() {
        assertThat(page("hostile").text())
                .contains("&lt;img src=x")
                .doesNotContain("<img src=x")
                .doesNotContain("<b>");
    }

    @Test
    void aRunOfAnotherExperimentIsNotFound() {
        TestResponse answer = server.get("/experiments/0/runs/" + world.story().run("baseline"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("not in experiment 0");
    }

    @Test
    void aFolderIsOpenedByItsPath() {
        assertThat(artifacts("baseline", "notes").text())
                .containsSubsequence("class=\"trail\"", "artifacts</a>", "<strong>notes</strong>", "README.md");
        assertThat(artifacts("baseline", "nothing").status()).isEqualTo(404);
    }

    @Test
    void imagesOfASeriesAreNamedByTheirStep() {
        String name = "shoes+step+3+timestamp+1795311030650+f703402b.png";
        put("baseline", "images/" + name, "no image");

        assertThat(artifacts("baseline", "images").text()).contains(">shoes, step 3<");
        assertThat(artifacts("baseline", "images/" + name).text()).contains("<strong>" + name + "</strong>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../..", "notes/../..", "/etc", "notes%2f..", "notes\\..", "C:/x"})
    void noPathLeadsOutOfTheRun(String path) {
        assertThat(artifacts("baseline", path).status()).isBetween(400, 404);
        assertThat(server.get(address("baseline") + "/file?path=" + Addresses.encode(path))
                        .status())
                .isBetween(400, 404);
    }

    @Test
    void aTableIsShownAsOne() {
        assertThat(artifacts("baseline", "predictions.csv").text())
                .containsSubsequence("<th scope=\"col\">zone</th>", "<td>airport</td>", "<td>24.0</td>", "rows 1 to 2");
    }

    @Test
    void aLongTableHasPages() {
        put(
                "baseline",
                "long.csv",
                "n,text\n"
                        + IntStream.rangeClosed(1, 120)
                                .mapToObj(i -> i + ",\"a \"\"quoted\"\",\ncell\"")
                                .collect(Collectors.joining("\n")));

        assertThat(artifacts("baseline", "long.csv").text())
                .contains("<td>50</td>", "<td>a \"quoted\",\ncell</td>", "rows 1 to 50", "after=50")
                .doesNotContain("<td>51</td>", "previous");
        assertThat(server.get(address("baseline") + "/artifacts?path=long.csv&after=100")
                        .text())
                .contains("<td>120</td>", "rows 101 to 120", "previous")
                .doesNotContain("after=150");
    }

    @Test
    void aTableOfTheClientIsShownAsOne() {
        put("baseline", "logged.json", "{\"columns\": [\"a\", \"b\"], \"data\": [[1, \"<i>\"], [null, 2.5]]}");

        assertThat(artifacts("baseline", "logged.json").text())
                .containsSubsequence("<th scope=\"col\">a</th>", "<td>1</td>", "<td>&lt;i&gt;</td>", "<td>2.5</td>");
    }

    @Test
    void jsonIsLaidOut() {
        assertThat(artifacts("baseline", "summary.json").text()).contains("\n  \"mae\": 4.61,\n");
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, <script>alert(1)</script>, &lt;script&gt;alert(1)&lt;/script&gt;",
        "drawing.svg, <svg onload='alert(1)'/>, &lt;svg onload=",
        "broken.json, {NaN <b>, {NaN &lt;b&gt;",
        "notes.md, # <img src=x>, # &lt;img src=x&gt;"
    })
    void whatCouldBeAPageIsShownAsText(String name, String content, String shown) {
        put("baseline", name, content);

        assertThat(artifacts("baseline", name).text())
                .contains("<pre class=\"content\"")
                .contains(shown);
    }

    @ParameterizedTest
    @CsvSource({"fake.png, <script>", "model.bin, abc", "weights.pkl, abc", "noise.txt, a\0b"})
    void whatIsNotKnownIsOnlyToBeDownloaded(String name, String content) {
        put("baseline", name, content);

        assertThat(artifacts("baseline", name).text())
                .contains("Download</a>")
                .doesNotContain("<pre class=\"content\"", "<img");
    }

    @Test
    void aFileIsForKeepingWhateverItClaimsToBe() {
        put("baseline", "page.html", "<script>alert(1)</script>");

        TestResponse file = server.get(address("baseline") + "/file?path=page.html");

        assertThat(file.text()).isEqualTo("<script>alert(1)</script>");
        assertThat(file.header("Content-Type")).hasValue("text/plain");
        assertThat(file.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(file.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(file.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    private TestResponse page(String name) {
        return server.get(address(name));
    }

    private TestResponse artifacts(String name, String path) {
        return server.get(address(name) + "/artifacts?path=" + Addresses.encode(path));
    }

    private String address(String name) {
        return world.address(world.story().run(name));
    }

    private void put(String name, String path, String content) {
        world.put(world.story().run(name), path, content.getBytes(StandardCharsets.UTF_8));
    }
}

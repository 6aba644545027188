package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages as they are sent.
final class FramePagesTest extends InWorld<TaxiWorld> {
    FramePagesTest() {
        super(TaxiWorld::told);
    }

    @Test
    void overviewSaysWhoActsAndWhatIsOpen() {
        String page = server.get("/").text();

        assertThat(page)
                .contains("One model is worth a look.")
                .contains("champion v4")
                .contains("volume")
                .contains("Event time has reached 28 Mar 2020 00:00 UTC.")
                .contains("aria-label=\"MAE over 27 days");
    }

    @Test
    void anAssetsPageWalksItsEdgesAndSaysWhatBreaks() {
        String page = server.get("/asset?ref=source:taxi%2Ftrips").text();

        assertThat(page)
                .contains("is read by")
                .contains("/asset?ref=feature-view%3Ataxi%2Fzone_activity")
                .contains("feature view zone_activity reads source trips")
                .contains("The taxi project, as reviewed on Monday");
        assertThat(page.substring(page.indexOf("What breaks if it goes"), page.indexOf("What it stands on")))
                .contains("dispatch");
    }

    @Test
    void whatAssetsAreCalledCannotBecomeMarkup() {
        String page = server.get("/assets?q=%3Cscript%3Ealert(1)%3C/script%3E").text();

        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void aDatasetShowsWhatWasRefusedByRuleAndWhatItHolds() {
        String page = server.get("/datasets/taxi/trips").text();

        assertThat(page)
                .containsSubsequence("The contract is", "rows read are in")
                .containsSubsequence("Refused rows by rule", "unreadable", "duration", "distance", "zone")
                .contains("aria-label=\"distance from 0.140 to")
                .contains("The files of 2020-04")
                .contains("<th scope=\"col\">rule<");
        assertThat(server.get("/datasets/taxi/trips?version=1&rule=zone").text())
                .contains("rows that broke “zone”")
                .contains("265");
        assertThat(server.get("/datasets/taxi/trips?version=9").status()).isEqualTo(404);
        assertThat(server.get("/datasets/other/trips").status()).isEqualTo(404);
        assertThat(server.get("/datasets").text()).contains("/datasets/taxi/trips");
    }

    @Test
    void debtAndScoreAreTablesWithTheirReasons() {
        assertThat(server.get("/debt").text()).contains("owed").contains("What helps:");
        assertThat(server.get("/score").text())
                .contains("every promotion passes the gates of guarded")
                .contains("not shown")
                .contains("infrastructure");
    }

    @Test
    void searchFindsByWordsAndKind() {
        assertThat(server.get("/assets?q=duration+taxi&kind=endpoint").text())
                .contains("/endpoints/taxi/trip-duration")
                .doesNotContain("dispatch");
        assertThat(server.get("/assets?q=nothing-like-it").text()).contains("Nothing matches.");
    }

    @Test
    void alertsStandApartFromThoseThatAreCleared() {
        String page = server.get("/alerts").text();

        assertThat(page.substring(page.indexOf("<h2>Open"), page.indexOf("<h2>Cleared")))
                .contains("volume")
                .doesNotContain("performance");
        assertThat(page.substring(page.indexOf("<h2>Cleared")))
                .contains("performance")
                .contains("pipeline retrain");
    }

    @Test
    void anUnknownPageIsAPageWithAWayBack() {
        TestResponse unknown = server.get("/asset?ref=model:taxi/nothing", "Accept", "text/html");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text())
                .contains("Does not exist")
                .contains("no asset model:taxi/nothing")
                .contains("To the overview");
        assertThat(server.get("/nowhere", "Accept", "text/html").text()).contains("there is nothing at this path");
    }

    @Test
    void whatPagesNeedIsKeptForAYear() {
        Matcher used = Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"")
                .matcher(server.get("/").text());

        assertThat(used.results().map(match -> match.group(1)).toList())
                .hasSizeGreaterThan(5)
                .allSatisfy(url -> {
                    TestResponse asset = server.get(url);
                    assertThat(asset.status()).isEqualTo(200);
                    assertThat(asset.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
                });
    }

    @Test
    void fontsOfTheStyleSheetAreKeptForAYear() {
        String look = server.get("/static/look.css").text();

        assertThat(Pattern.compile("url\\(\"([^\"]+)\"\\)")
                        .matcher(look)
                        .results()
                        .map(match -> match.group(1)))
                .hasSize(2)
                .allSatisfy(url -> assertThat(server.get("/static/" + url).header("Cache-Control"))
                        .hasValue("public, max-age=31536000, immutable"));
    }

    @Test
    void librariesTravelInOurJar() {
        assertThat(server.get("/static/htmx.min.js").bytes()).hasSizeGreaterThan(30_000);
        assertThat(server.get("/static/echarts.common.min.js").bytes()).hasSizeGreaterThan(300_000);
    }

    @Test
    void noTemplateWritesScriptsOrStylesIntoAPage() throws IOException {
        Pattern inline = Pattern.compile("\\s(style|on[a-z]+)=|<style|<script(?![^>]*\\ssrc=)|\\$unsafe");
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            List<Path> files =
                    templates.filter(path -> path.toString().endsWith(".jte")).toList();

            assertThat(files).hasSizeGreaterThan(8);
            for (Path file : files) {
                assertThat(inline.matcher(Files.readString(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void anEmptyInstallationSaysHowToBegin(@TempDir Path other) {
        try (TaxiWorld empty = TaxiWorld.empty(other)) {
            assertThat(empty.server().get("/").text())
                    .contains("Nothing is here yet")
                    .contains("./gimbal demo");
        }
    }
}

package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.RunId;
import io.gimbal.web.kit.Addresses;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of runs: what it shows, and what its forms do.
final class RunsPagesTest {
    private static final String TAXI = "/experiments/1";
    private static final Pattern ROW = Pattern.compile("name=\"run\" value=\"\\w+\" aria-label=\"Choose ([^\"]+)\">");

    @TempDir
    private Path folder;

    private TrackingWorld world;
    private TestServer server;
    private PostedForms forms;

    @BeforeEach
    void start() {
        world = TrackingWorld.told(folder);
        server = world.server();
        forms = new PostedForms(server);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static List<String> names(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private List<String> found(String query) {
        return names(server.get(TAXI + "?" + query).text());
    }

    private static String filter(String text) {
        return "filter=" + Addresses.encode(text);
    }

    @Test
    void theLatestRunStandsFirstWithWhatDiffersFromRunToRun() {
        String page = server.get(TAXI).text();

        assertThat(names(page))
                .startsWith("still-going", "exploding", "trial-23")
                .hasSize(28);
        assertThat(page)
                .contains(">learning_rate<", ">max_depth<", ">mae<", ">loss<", "sweep.py", "part of", "its runs")
                .contains(">NaN<", "running", "failed", "class=\"share\"");
    }

    @Test
    void aFilterFindsByItsGrammar() {
        assertThat(found(filter("params.model = 'gbdt' AND metrics.mae < 2.7"))).containsExactly("trial-0");
        assertThat(found(filter("status = 'FAILED'"))).containsExactly("exploding");
        assertThat(server.get(TAXI + "?" + filter("params.model = 'none'")).text())
                .contains("No run is as the filter wants it.");
    }

    @Test
    void aFilterThatCannotBeReadIsKeptAndItsMistakeIsPointedAt() {
        TestResponse page = server.get(TAXI + "?" + filter("metrics.mae < 3 AND parms.<b> = '4'"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text())
                .contains("value=\"metrics.mae &lt; 3 AND parms.&lt;b> = &#39;4&#39;\"")
                .contains("at column 21", "did you mean", "data-column=\"21\"")
                .contains("\n                    ^</pre>")
                .doesNotContain("parms.<b>");
    }

    @Test
    void anyColumnGivesTheOrder() {
        assertThat(found("order=metrics.mae+ASC").getFirst()).isEqualTo("trial-0");
        assertThat(found("order=metrics.mae+DESC").getFirst()).isEqualTo("baseline");
        assertThat(found("order=attributes.run_name+ASC").getFirst()).isEqualTo("baseline");
        assertThat(found("order=attributes.duration+ASC")).startsWith("exploding", "baseline", "trial-0");
        assertThat(found("order=attributes.duration+DESC"))
                .startsWith("sweep", "trial-23", "trial-22")
                .endsWith("still-going");
        assertThat(server.get(TAXI).text()).contains("order=attribute.duration%20DESC");
        assertThat(server.get(TAXI + "?order=metrics.mae+ASC").text())
                .contains("aria-sort=\"ascending\" title=\"mae\"")
                .contains("order=metric.mae%20DESC");
        assertThat(server.get(TAXI + "?order=nothing").status()).isEqualTo(400);
    }

    @Test
    void theEmptyFilterShowsOneThatCouldBeWritten() {
        Matcher example = Pattern.compile("placeholder=\"(metric\\.[^\"]+ AND param\\.[^\"]+)\"")
                .matcher(server.get(TAXI).text());

        assertThat(example.find()).isTrue();
        String written = example.group(1).replace("&lt;", "<").replace("&#39;", "'");
        assertThat(server.get(TAXI + "?" + filter(written)).status()).isEqualTo(200);
        world.run(world.experiment("bare"), "nothing logged");
        assertThat(server.get("/experiments/" + world.experiment("bare").id()).text())
                .contains("placeholder=\"attributes.status = ");
    }

    @Test
    void columnsAreThoseThatTheAddressNames() {
        String page =
                server.get(TAXI + "?column=tags.team&column=metrics.val%2Floss").text();

        assertThat(page)
                .containsSubsequence(">tag</span>", ">team<", ">metric</span>", ">val/loss<")
                .contains("dispatch")
                .doesNotContain("aria-sort=\"none\" title=\"mae\"", "title=\"learning_rate\"")
                .contains("value=\"metrics.mae\"> <span>mae</span>", "value=\"tags.team\" checked>");
        TestResponse unknown = server.get(TAXI + "?column=durtion");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.detail()).contains("duration");
    }

    @Test
    void pagesFollowByTokens() {
        for (int i = 0; i < 60; i++) {
            world.run(world.experiment("many"), "run-" + i);
        }
        String many = "/experiments/" + world.experiment("many").id();
        String first = server.get(many + "?order=attributes.run_name+ASC").text();
        Matcher next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = server.get(next.group(1).replace("&amp;", "&")).text();

        assertThat(names(first)).hasSize(50).startsWith("run-0", "run-1", "run-10");
        assertThat(names(second)).hasSize(10).endsWith("run-9").doesNotContainAnyElementsOf(names(first));
        assertThat(second).contains("Page 2", "First page").doesNotContain("rel=\"next\"");
    }

    @Test
    void deletedRunsAreShownOnlyWhereTheyAreAskedFor() {
        assertThat(found("show=active")).doesNotContain("discarded");
        assertThat(found("show=deleted")).containsExactly("discarded");
        assertThat(found("show=all")).contains("discarded", "baseline");
    }

    @Test
    void chosenRunsAreDeletedRestoredAndTagged() {
        RunId run = world.story().run("baseline");

        TestResponse deleted =
                forms.post(TAXI, TAXI + "/runs/delete", "run=" + run + "&" + filter("params.model = 'median'"));
        assertThat(deleted.header("Location"))
                .hasValue(TAXI + "?filter=params.model%20%3D%20%27median%27&done=deleted");
        assertThat(world.tracking().runs().get(run).lifecycle()).isEqualTo(LifecycleStage.DELETED);
        forms.post(TAXI, TAXI + "/runs/restore", "run=" + run);
        forms.post(TAXI, TAXI + "/runs/tag", "run=" + run + "&key=note&value=%3Cb%3Ekept");
        assertThat(server.get(TAXI + "?column=tags.note").text()).contains("&lt;b&gt;kept");
    }

    @Test
    void whatCannotBeDoneIsSaidOnThePage() {
        TestResponse none = forms.post(TAXI, TAXI + "/runs/delete", "");
        TestResponse badKey =
                forms.post(TAXI, TAXI + "/runs/tag", "run=" + world.story().run("baseline") + "&key=%3Cb%3E&value=x");
        TestResponse one =
                forms.post(TAXI, TAXI + "/compare", "run=" + world.story().run("baseline"));

        assertThat(none.status()).isEqualTo(409);
        assertThat(none.text()).contains("no run is chosen");
        assertThat(badKey.text()).contains("not a key", "&lt;b&gt;").doesNotContain("\"<b>\"");
        assertThat(one.text()).contains("2 to 50 different runs can be compared, not 1");
    }

    @Test
    void aForgedFormDoesNothing() {
        RunId run = world.story().run("baseline");
        TestResponse forged = server.send(
                "POST",
                TAXI + "/runs/delete",
                BodyPublishers.ofString("run=" + run),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(forged.status()).isEqualTo(403);
        assertThat(world.tracking().runs().get(run).lifecycle()).isEqualTo(LifecycleStage.ACTIVE);
    }

    @Test
    void chosenRunsAreCompared() {
        List<RunId> runs = world.story().sweep().subList(0, 2);

        assertThat(forms.post(TAXI, TAXI + "/compare", "run=" + runs.get(0) + "&run=" + runs.get(1))
                        .header("Location"))
                .hasValue("/compare?run=" + runs.get(0) + "&run=" + runs.get(1));
    }

    @Test
    void aViewIsKeptUnderItsNameAndShownFirstIfItIsTheDefault() {
        String look = filter("metrics.mae < 3") + "&order=metrics.mae+ASC&column=metrics.mae";
        TestResponse saved = forms.post(TAXI, TAXI + "/views/save", look + "&name=best+%3Cb%3E&default=yes");
        String address = saved.header("Location").orElseThrow();

        assertThat(address).contains("view=best%20%3Cb%3E");
        assertThat(server.get(TAXI).header("Location")).hasValue(address.replace("&done=saved", ""));
        assertThat(server.get(address).text())
                .contains("aria-current=\"page\">best &lt;b&gt;<span class=\"quiet\"> · default")
                .doesNotContain("· changed");
        assertThat(server.get(address.replace("ASC", "DESC")).text()).contains("· changed");
        assertThat(names(server.get(TAXI + "?view=").text())).hasSize(28);
        JsonObject kept =
                server.get("/api/v1/experiments/1/views/best%20%3Cb%3E").object();
        assertThat(kept.text("filter")).isEqualTo("metrics.mae < 3");
        assertThat(kept.flag("is_default")).isTrue();
    }

    @Test
    void aViewThatWasPutByTheInterfaceIsATabUntilItIsDeleted() {
        server.send(
                "PUT",
                "/api/v1/experiments/1/views/failed",
                BodyPublishers.ofString("""
                        {"filter": "status = 'FAILED'", "columns": ["duration"]}"""),
                "Content-Type",
                "application/json");
        assertThat(server.get(TAXI).text()).contains(">failed</a>");

        TestResponse deleted = forms.post(TAXI, TAXI + "/views/delete", "view=failed");

        assertThat(deleted.header("Location")).hasValue(TAXI + "?view=&done=view-deleted");
        assertThat(server.get(TAXI).text()).doesNotContain(">failed</a>");
        assertThat(server.get("/api/v1/experiments/1/views")
                        .object()
                        .array("items")
                        .items())
                .isEmpty();
    }

    @Test
    void completionsKnowKeysAndValues() {
        assertThat(completions("metrics.l", 9)).contains("metrics.loss");
        assertThat(completions("params.", 7)).contains("params.learning_rate", "params.model");
        assertThat(completions("params.model = 'g", 17)).contains("\"'gbdt'\"").doesNotContain("forest");
        assertThat(completions("status = ", 9)).contains("'FINISHED'");
        assertThat(server.get(TAXI + "/completions?filter=run&caret=-5").status())
                .isEqualTo(200);
        assertThat(server.get("/experiments/99/completions?filter=run").status())
                .isEqualTo(404);
    }

    private String completions(String filter, int caret) {
        return server.get(TAXI + "/completions?" + filter(filter) + "&caret=" + caret)
                .object()
                .array("suggestions")
                .toString();
    }

    @Test
    void hostileNamesAreText() {
        String page = server.get("/experiments/2?column=params.model&column=tags.team&column=source&column=dataset")
                .text();

        assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(server.get("/experiments/99").status()).isEqualTo(404);
        assertThat(server.get("/experiments/nothing").status()).isEqualTo(400);
        assertThat(server.get(TAXI + "?after=nonsense").status()).isEqualTo(400);
    }
}

package io.gimbal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunStatus;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs in a real browser: that their charts are drawn of what was logged, that nothing they left becomes a page of
/// ours, and that many of them can be told apart. The console stays silent.
final class RunPagesIT {
    private static final int LONG = 20_000;

    @TempDir
    private static Path folder;

    private static TrackingWorld world;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        world = TrackingWorld.told(folder);
        chromium = Chromium.start(world.server().uri());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        world.close();
    }

    @AfterEach
    void theConsoleIsSilent() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void eachMetricHasAPictureOfItsPoints() {
        Page page = open(address(world.story().sweep().getFirst()));

        assertThat(picture(page, "loss")).hasAttribute("data-points", "40");
        assertThat(picture(page, "val/loss")).hasAttribute("data-points", "40");
        assertThat(points(picture(page, "loss"))).hasSize(40);
        assertThat(ends(picture(page, "loss"))).containsExactly(0.0, 3.4, 39.0);
        page.context().close();
    }

    @Test
    void aLongMetricIsDrawnAsBucketsAndZoomedIntoPoints() {
        Run run = longRun();
        Page page = open(address(run.id()));
        Locator picture = picture(page, "loss");
        assertThat(picture).hasAttribute("data-points", Integer.toString(LONG));
        int buckets = Integer.parseInt(picture.getAttribute("data-drawn"));
        assertThat(buckets).isBetween(50, 1_500);
        assertThat(greatest(picture)).isEqualTo(999.0);

        drag(page, picture, 0.3, 0.4);

        assertThat(picture).hasAttribute("data-points", Pattern.compile("^\\d{3,4}$"));
        assertThat(Integer.parseInt(picture.getAttribute("data-drawn"))).isGreaterThan(100);
        picture.dblclick();
        assertThat(picture).hasAttribute("data-points", Integer.toString(LONG));
        page.context().close();
    }

    @Test
    void whatIsLoggedMeanwhileIsSeen() {
        Run run = world.run(world.experiment("live"), "going");
        log(run.id(), "loss", 0, 3);
        Page page = open(address(run.id()));
        assertThat(picture(page, "loss")).hasAttribute("data-points", "3");

        log(run.id(), "loss", 3, 8);
        log(run.id(), "val/acc", 0, 2);

        assertThat(picture(page, "loss")).hasAttribute("data-points", "8");
        assertThat(picture(page, "val/acc")).hasAttribute("data-points", "2");
        world.tracking().runs().finish(run.id(), RunStatus.FINISHED);
        assertThat(page.locator("#run-status")).hasText("finished");
        page.context().close();
    }

    @Test
    void amongHundredsOfMetricsOneIsFound() {
        Run run = world.run(world.experiment("many"), "wide");
        List<Metric> metrics = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            metrics.add(Metric.of(
                    "layer" + i % 10 + "/weight" + i,
                    i,
                    world.tracking().runs().get(run.id()).startedAt(),
                    1));
        }
        world.tracking().log().append(run.id(), RunBatch.ofMetrics(metrics));
        Page page = open(address(run.id()));

        page.locator("[data-board] [name=find]").fill("LAYER7 weight17");

        assertThat(page.locator(".plot:visible")).hasCount(2); // 17 and 177
        assertThat(page.locator("[data-board-says]")).hasText("2 of 300");
        page.reload();
        assertThat(page.locator(".plot:visible")).hasCount(2);
        page.context().close();
    }

    @Test
    void choicesChangeThePictureAndStayInTheAddress() {
        Page page = open(address(world.story().sweep().getFirst()));
        Locator picture = picture(page, "loss");
        assertThat(picture).hasAttribute("data-points", "40");

        page.locator("[data-board] [name=logy]").check();
        page.locator("[data-board] [name=smooth]").fill("0.8");
        page.locator("[data-board] [name=x]").selectOption("relative");

        assertThat(page).hasURL(Pattern.compile(".*#.*x=relative.*"));
        assertThat(page).hasURL(Pattern.compile(".*logy=1.*"));
        assertThat(option(picture, "yAxis[0].type")).isEqualTo("log");
        assertThat(option(picture, "series.length")).isEqualTo("2");
        page.context().close();
    }

    @Test
    void nothingThatWasLeftBecomesAPageOfOurs() {
        RunId run = world.story().run("baseline");
        put(run, "page.html", "<script>document.title = 'taken'</script>".getBytes(StandardCharsets.UTF_8));
        put(run, "drawing.svg", "<svg onload=\"document.title = 'taken'\"/>".getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("page.html", "drawing.svg")) {
            Page page = open(address(run) + "/artifacts?path=" + name);

            assertThat(page.locator("pre.content")).containsText("document.title = 'taken'");
            Download download = page.waitForDownload(
                    () -> page.locator(".file .about .button").click());
            assertThat(download.suggestedFilename()).isEqualTo(name);
            assertThat(page.title()).isEqualTo("baseline · Gimbal");
            page.context().close();
        }
    }

    @Test
    void aNameThatIsMarkupIsOnlyAName() {
        Page page = open(address(world.story().run("hostile")));

        assertThat(page.locator("h1")).containsText(TrackingStory.HOSTILE);
        page.locator(".tree a").first().click();
        assertThat(page.locator("pre.content")).hasText(TrackingStory.HOSTILE);
        page.context().close();
    }

    @Test
    void aPictureIsShownAsOne() throws IOException {
        RunId run = world.story().run("baseline");
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", png);
        put(run, "plots/small.png", png.toByteArray());

        Page page = open(address(run) + "/artifacts?path=plots/small.png");

        assertThat(page.locator(".picture img").evaluate("image => image.decode().then(() => image.naturalWidth)"))
                .isEqualTo(20);
        page.context().close();
    }

    @Test
    void runsAreComparedByTheirCurves() {
        Page page = open(compare(6) + "&key=loss");
        Locator picture = page.locator("[data-curve]");

        assertThat(picture).hasAttribute("data-points", "240");
        page.locator("[data-legend] input").first().uncheck();
        assertThat(picture).hasAttribute("data-points", "200");
        page.locator("[data-curves] [name=key]").selectOption("val/loss");
        assertThat(page).hasURL(Pattern.compile(".*key=val%2Floss.*"));
        page.reload();
        assertThat(picture).hasAttribute("data-points", "200");
        page.context().close();
    }

    @Test
    void brushingAnAxisNarrowsTheTableDown() {
        Page page = open(compare(6));
        Locator box = page.locator("[data-parallel]");
        assertThat(option(box, "parallelAxis.length")).isEqualTo("6");

        box.evaluate("""
                box => {
                    const chart = echarts.getInstanceByDom(box);
                    const axis = chart.getOption().parallelAxis.findIndex(one => one.name === 'model');
                    chart.dispatchAction({type: 'axisAreaSelect', parallelAxisIndex: axis, intervals: [[-0.5, 0.5]]});
                }
                """);

        assertThat(page.locator("[data-parallel-says]")).hasText("3 of 6 runs");
        assertThat(page.locator(".aligned thead th:visible")).hasCount(4);
        page.context().close();
    }

    @Test
    void theScatterHasAPointForEachRun() {
        Page page = open(compare(6));

        page.locator("#scatter [name=across]").selectOption("param:learning_rate");
        page.locator("#scatter [name=up]").selectOption("metric:mae");

        assertThat(option(page.locator("[data-scatter]"), "series[0].data.length"))
                .isEqualTo("6");
        assertThat(page).hasURL(Pattern.compile(".*up=metric%3Amae.*"));
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void pagesFitTheirWindowByDayAndByNight(int width) {
        String run = address(world.story().sweep().getLast());
        for (String path :
                List.of(run, run + "/artifacts", address(world.story().run("baseline")), compare(8))) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page page = chromium.page(new Browser.NewContextOptions().setColorScheme(scheme), width, 900);
                page.navigate(path);
                page.waitForLoadState();
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(path + " at " + width)
                        .isTrue();
                Chromium.picture(
                        page,
                        path.replaceAll("\\W+", "-").substring(0, 20)
                                + width
                                + scheme.name().toLowerCase(Locale.ROOT));
                page.context().close();
            }
        }
    }

    @Test
    void withoutScriptsEveryValueIsThere() {
        Page page = chromium.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(address(world.story().sweep().getFirst()));

        assertThat(page.locator("[data-metric='val/loss'] td").first()).isVisible();
        assertThat(page.locator(".board-bar")).isHidden();
        page.navigate(compare(3));
        assertThat(page.locator("#parallel")).isHidden();
        assertThat(page.locator(".aligned tbody tr").first()).isVisible();
        page.context().close();
    }

    private static Page open(String path) {
        Page page = chromium.page();
        page.navigate(path);
        return page;
    }

    private static Locator picture(Page page, String key) {
        return page.locator("[data-card='" + key + "'] .curve");
    }

    @SuppressWarnings("unchecked") // what a browser answers is only known by what was asked
    private static List<List<Object>> points(Locator picture) {
        return (List<List<Object>>) picture.evaluate(
                "box => echarts.getInstanceByDom(box).getOption().series.find(one => one.type === 'line').data");
    }

    /// The first point, and where the last one stands.
    private static List<Double> ends(Locator picture) {
        List<List<Object>> points = points(picture);
        return List.of(
                number(points.getFirst().get(0)),
                number(points.getFirst().get(1)),
                number(points.getLast().get(0)));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /// Of what is drawn around the line.
    private static double greatest(Locator picture) {
        return number(
                picture.evaluate(
                        "box => echarts.getInstanceByDom(box).getModel().getComponent('yAxis').axis.scale.getExtent()[1] >= 999 ? 999 : 0"));
    }

    private static String option(Locator picture, String path) {
        return String.valueOf(picture.evaluate("box => echarts.getInstanceByDom(box).getOption()." + path));
    }

    private static void drag(Page page, Locator picture, double from, double to) {
        picture.scrollIntoViewIfNeeded();
        BoundingBox box = picture.boundingBox();
        double y = box.y + box.height / 2;
        page.mouse().move(box.x + box.width * from, y);
        page.mouse().down();
        page.mouse().move(box.x + box.width * to + 4, y);
        page.mouse().up();
    }

    private static Run longRun() {
        Run run = world.run(world.experiment("long"), "long");
        for (int from = 0; from < LONG; from += RunBatch.MAX_SIZE) {
            List<Metric> metrics = new ArrayList<>();
            for (int step = from; step < from + RunBatch.MAX_SIZE; step++) {
                double value = step == LONG / 2 ? 999 : Math.sin(step / 500.0);
                metrics.add(Metric.of("loss", value, run.startedAt().plusMillis(step), step));
            }
            world.tracking().log().append(run.id(), RunBatch.ofMetrics(metrics));
        }
        return run;
    }

    private static void log(RunId run, String key, int from, int to) {
        Run started = world.tracking().runs().get(run);
        List<Metric> metrics = new ArrayList<>();
        for (int step = from; step < to; step++) {
            metrics.add(Metric.of(key, step, started.startedAt().plusSeconds(step), step));
        }
        world.tracking().log().append(run, RunBatch.ofMetrics(metrics));
    }

    private static String address(RunId id) {
        return "/experiments/" + world.tracking().runs().get(id).experiment() + "/runs/" + id;
    }

    private static String compare(int runs) {
        return "/compare?"
                + world.story().sweep().subList(0, runs).stream()
                        .map(run -> "run=" + run)
                        .collect(Collectors.joining("&"));
    }

    private static void put(RunId run, String path, byte[] content) {
        ArtifactPath root = world.tracking().runs().get(run).artifacts().path().orElseThrow();
        world.tracking().artifacts().put(root.resolve(new ArtifactPath(path)), new ByteArrayInputStream(content));
    }
}

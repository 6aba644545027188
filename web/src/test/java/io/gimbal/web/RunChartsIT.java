package io.gimbal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pictures of a run's metrics in a real browser: that they are drawn of what was logged, and can be looked into.
final class RunChartsIT extends InBrowser<TrackingWorld> {
    private static final int LONG = 20_000;

    RunChartsIT() {
        super(TrackingWorld::told);
    }

    @Test
    void eachMetricHasAPictureOfItsPoints() {
        Page page = open(world.address(world.story().sweep().getFirst()));

        assertThat(picture(page, "loss")).hasAttribute("data-points", "40");
        assertThat(picture(page, "val/loss")).hasAttribute("data-points", "40");
        assertThat(points(picture(page, "loss"))).hasSize(40);
        assertThat(ends(picture(page, "loss"))).containsExactly(0.0, 3.4, 39.0);
        page.context().close();
    }

    @Test
    void aLongMetricIsDrawnAsBucketsAndZoomedIntoPoints() {
        Run run = longRun();
        Page page = open(world.address(run.id()));
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
        Page page = open(world.address(run.id()));
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
        Page page = open(world.address(run.id()));

        page.locator("[data-board] [name=find]").fill("LAYER7 weight17");

        assertThat(page.locator(".plot:visible")).hasCount(2); // 17 and 177
        assertThat(page.locator("[data-board-says]")).hasText("2 of 300");
        page.reload();
        assertThat(page.locator(".plot:visible")).hasCount(2);
        page.context().close();
    }

    @Test
    void choicesChangeThePictureAndStayInTheAddress() {
        Page page = open(world.address(world.story().sweep().getFirst()));
        Locator picture = picture(page, "loss");
        assertThat(picture).hasAttribute("data-points", "40");

        page.locator("[data-board] [name=logy]").check();
        page.locator("[data-board] [name=smooth]").fill("0.8");
        page.locator("[data-board] [name=x]").selectOption("relative");

        assertThat(page).hasURL(Pattern.compile(".*#.*x=relative.*"));
        assertThat(page).hasURL(Pattern.compile(".*logy=1.*"));
        assertThat(Chromium.option(picture, "yAxis[0].type")).isEqualTo("log");
        assertThat(Chromium.option(picture, "series.length")).isEqualTo("2");
        page.context().close();
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

    private static void drag(Page page, Locator picture, double from, double to) {
        picture.scrollIntoViewIfNeeded();
        BoundingBox box = picture.boundingBox();
        double y = box.y + box.height / 2;
        page.mouse().move(box.x + box.width * from, y);
        page.mouse().down();
        page.mouse().move(box.x + box.width * to + 4, y);
        page.mouse().up();
    }

    private Run longRun() {
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

    private void log(RunId run, String key, int from, int to) {
        Run started = world.tracking().runs().get(run);
        List<Metric> metrics = new ArrayList<>();
        for (int step = from; step < to; step++) {
            metrics.add(Metric.of(key, step, started.startedAt().plusSeconds(step), step));
        }
        world.tracking().log().append(run, RunBatch.ofMetrics(metrics));
    }
}

package io.gimbal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Runs side by side in a real browser: by their curves, their axes, their points.
final class CompareIT extends InBrowser<TrackingWorld> {
    CompareIT() {
        super(TrackingWorld::told);
    }

    @Test
    void runsAreComparedByTheirCurves() {
        Page page = open(world.comparison(6) + "&key=loss");
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
        Page page = open(world.comparison(6));
        Locator box = page.locator("[data-parallel]");
        assertThat(Chromium.option(box, "parallelAxis.length")).isEqualTo("6");

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
        Page page = open(world.comparison(6));

        page.locator("#scatter [name=across]").selectOption("param:learning_rate");
        page.locator("#scatter [name=up]").selectOption("metric:mae");

        assertThat(Chromium.option(page.locator("[data-scatter]"), "series[0].data.length"))
                .isEqualTo("6");
        assertThat(page).hasURL(Pattern.compile(".*up=metric%3Amae.*"));
        page.context().close();
    }
}

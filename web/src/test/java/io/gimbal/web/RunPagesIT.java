package io.gimbal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages of one run and of several in a real browser: on desks and phones, by day and by night, without scripts.
final class RunPagesIT extends InBrowser<TrackingWorld> {
    RunPagesIT() {
        super(TrackingWorld::told);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void pagesFitTheirWindowByDayAndByNight(int width) {
        String run = world.address(world.story().sweep().getLast());
        for (String path :
                List.of(run, run + "/artifacts", world.address(world.story().run("baseline")), world.comparison(8))) {
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
        page.navigate(world.address(world.story().sweep().getFirst()));

        assertThat(page.locator("[data-metric='val/loss'] td").first()).isVisible();
        assertThat(page.locator(".board-bar")).isHidden();
        page.navigate(world.comparison(3));
        assertThat(page.locator("#parallel")).isHidden();
        assertThat(page.locator(".aligned tbody tr").first()).isVisible();
        page.context().close();
    }
}

package io.gimbal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages as people meet them: in a real browser, by keyboard, in the dark, without scripts.
final class BrowserIT extends InBrowser<TaxiWorld> {
    BrowserIT() {
        super(TaxiWorld::told);
    }

    @ParameterizedTest
    @MethodSource("io.gimbal.web.TaxiPages#all")
    void aPageStandsStillInBothColours(String name, String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = chromium.page(new Browser.NewContextOptions().setColorScheme(scheme));
            page.addInitScript(Chromium.SHIFTS);
            page.navigate(path);
            page.waitForLoadState();
            page.waitForTimeout(300);

            assertThat((List<?>) page.evaluate("window.shifts")).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            Chromium.picture(page, name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            page.context().close();
        }
    }

    @Test
    void theSystemsColoursAreTakenUntilTheReaderChooses() {
        Page page = chromium.page(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        page.navigate("/");
        String dark = background(page);

        page.locator("[data-theme-switch]").click();
        String light = background(page);
        page.reload();

        assertThat(dark).isEqualTo("rgb(15, 19, 21)");
        assertThat(light).isEqualTo("rgb(244, 246, 244)");
        assertThat(background(page)).isEqualTo(light);
        page.context().close();
    }

    private static String background(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void everythingIsReachedByKeyboard() {
        Page page = chromium.page();
        page.navigate("/");

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().type("zone_activity");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/assets\\?q=zone_activity"));
        page.locator("table.grid a").first().focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).hasText("zone_activity");
        page.context().close();
    }

    @Test
    void aFocusedLinkIsSeen() {
        Page page = chromium.page();
        page.navigate("/");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");

        assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        page.context().close();
    }

    @Test
    void aVersionIsReviewedFromTheKeyboardAndTheReloadRepeatsNothing() {
        Page page = chromium.page();
        page.navigate("/models/taxi/trip-duration/versions/2");
        page.locator("textarea[name=comment]").focus();
        page.keyboard().type("Not good enough");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*done=reviewed"));
        page.reload();

        assertThat(page.locator("[role=status]")).containsText("The review is evidence now.");
        assertThat(page.locator("td", new Page.LocatorOptions().setHasText("Not good enough")))
                .hasCount(1);
        page.context().close();
    }

    @Test
    void anOpenEndpointPageFollowsWhatHappensAndStandsStill() {
        Page page = chromium.page();
        page.addInitScript(Chromium.SHIFTS);
        page.navigate("/endpoints/taxi/trip-duration");
        assertThat(page.locator("#headline")).containsText("champion v4");
        page.waitForTimeout(1_500);

        world.engageFailsafe("MAE 5.31 on two days in a row");

        assertThat(page.locator("#headline")).containsText("failsafe v1");
        assertThat(page.locator("#headline")).containsText("MAE 5.31 on two days in a row");
        assertThat((List<?>) page.evaluate("window.shifts")).isEmpty();
        assertThat(page.locator(".story canvas")).isVisible();
        page.context().close();
        world.liftFailsafe();
    }

    @Test
    void nodesOfTheGraphAreWalkedByKeyboard() {
        Page page = chromium.page();
        page.navigate("/lineage");
        page.locator(".graph a", new Page.LocatorOptions().setHasText("zone_activity"))
                .focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).hasText("zone_activity");
        page.context().close();
    }

    @Test
    void theStoryIsATableWithoutScripts() {
        Page page = chromium.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate("/endpoints/taxi/trip-duration");

        assertThat(page.locator(".chart")).isHidden();
        assertThat(page.locator("table.days tbody tr")).hasCount(27);
        assertThat(page.locator("table.days tr", new Page.LocatorOptions().setHasText("v4 promoted")))
                .containsText("23 Mar 2020");
        page.context().close();
    }

    @Test
    void withoutScriptsAllIsThereToRead() {
        Page page = chromium.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate("/");
        assertThat(page.locator("svg[aria-label^='MAE over 27 days']")).isVisible();
        assertThat(page.locator("[data-theme-switch]")).isHidden();

        page.locator("#search").fill("dispatch");
        page.locator("#search").press("Enter");
        page.locator("table.grid a").first().click();

        assertThat(page.locator("h1")).hasText("dispatch");
        assertThat(page.getByText("consumes", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        page.context().close();
    }
}

package io.gimbal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.gimbal.tracking.Experiment;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The table of runs in a real browser: by mouse, by keyboard, without scripts, on a phone.
final class RunsIT extends InBrowser<TrackingWorld> {
    private static final String TAXI = "/experiments/1";

    private String many;

    RunsIT() {
        super(TrackingWorld::told);
    }

    @BeforeAll
    void runMany() {
        Experiment experiment = world.experiment("many");
        for (int i = 100; i < 220; i++) {
            world.run(experiment, "run-" + i);
        }
        many = "/experiments/" + experiment.id() + "?order=attributes.run_name+ASC";
    }

    /// A page that was refused is a complaint of the browser's, and wanted.
    @Override
    boolean isWanted(String complaint) {
        return complaint.contains("400 (Bad Request)") || complaint.contains("/compare?");
    }

    private static Locator names(Page page) {
        return page.locator("table.table th.run > a");
    }

    @Test
    void aFilterIsCompletedByKeyboard() {
        Page page = chromium.page();
        page.navigate(TAXI);
        Locator box = page.locator("#filter");
        Locator options = page.locator("#filter-options [role=option]");

        box.pressSequentially("params.mo");
        assertThat(options).hasText(new String[] {"params.model"});
        page.keyboard().press("ArrowDown");
        assertThat(box).hasAttribute("aria-activedescendant", "filter-option-0");
        page.keyboard().press("Enter");
        assertThat(box).hasValue("params.model ");
        assertThat(options.first()).hasText("=");
        page.keyboard().type("= ");
        assertThat(options).hasText(new String[] {"'forest'", "'gbdt'", "'median'"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        assertThat(box).hasValue("params.model = 'gbdt' ");
        assertThat(options).hasText(new String[] {"AND"});
        page.keyboard().press("Escape");
        assertThat(box).hasAttribute("aria-expanded", "false");
        page.keyboard().press("Enter");

        page.waitForURL(Pattern.compile(".*filter=params.model.*"));
        assertThat(names(page)).hasCount(13);
        page.context().close();
    }

    @Test
    void aFilterIsCompletedByMouse() {
        Page page = chromium.page();
        page.navigate(TAXI);
        page.locator("#filter").click();
        Locator options = page.locator("#filter-options [role=option]");

        options.getByText("metric.", new Locator.GetByTextOptions().setExact(true))
                .click();
        options.getByText("metric.mae").click();

        assertThat(page.locator("#filter")).hasValue("metric.mae ");
        assertThat(page.locator("#filter")).isFocused();
        page.locator("h1").click();
        assertThat(page.locator(".options")).isHidden();
        page.context().close();
    }

    @Test
    void aMistakeIsPointedAtAndTheTextIsKept() {
        Page page = chromium.page();
        page.navigate(TAXI);
        page.locator("#filter").fill("metrics.mae < 3 AND parms.x = '4'");
        page.locator("#filter").press("Enter");

        assertThat(page.locator("#filter-problem")).containsText("unknown entity \"parms\" at column 21");
        assertThat(page.locator("#filter")).hasValue("metrics.mae < 3 AND parms.x = '4'");
        assertThat(page.locator("#filter")).isFocused();
        assertThat(page.evaluate("document.activeElement.selectionStart")).isEqualTo(20);
        page.context().close();
    }

    @Test
    void runsStayChosenFromPageToPageAndAreCompared() {
        Page page = chromium.page();
        page.navigate(many);
        assertThat(page.locator("#deeds > button.button").first()).isDisabled();
        page.getByLabel("Choose run-100", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.getByText("Next page").click();
        assertThat(names(page).first()).hasText("run-150");
        page.getByLabel("Choose run-151", new Page.GetByLabelOptions().setExact(true))
                .check();

        assertThat(page.locator("#count")).hasText("2 chosen, 1 of them on other pages");
        page.locator("#deeds > button.button").first().click();
        page.waitForURL(Pattern.compile(".*/compare\\?run=\\w+&run=\\w+"));
        page.goBack();
        assertThat(page.locator("#count")).hasText("2 chosen, 1 of them on other pages");
        page.getByText("Choose none").click();
        assertThat(page.locator("#deeds > button.button").first()).isDisabled();
        page.context().close();
    }

    @Test
    void aColumnIsPickedAndGivesTheOrder() {
        Page page = chromium.page();
        page.navigate(TAXI);
        page.getByText("Columns", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#picker").getByLabel("team").check();
        page.getByText("Show these").click();
        assertThat(page.locator("thead th").last()).containsText("team");
        page.locator("thead a", new Page.LocatorOptions().setHasText("mae")).click();
        page.waitForURL(Pattern.compile(".*order=metric.mae%20DESC.*"));

        assertThat(page.locator("th[aria-sort=descending]")).containsText("mae");
        assertThat(names(page).first()).hasText("baseline");
        page.locator("thead a", new Page.LocatorOptions().setHasText("mae")).click();
        assertThat(names(page).first()).hasText("trial-0");
        assertThat(page.locator("thead th").last()).containsText("team");
        page.context().close();
    }

    @Test
    void aViewIsSavedAndComesBackAsATab() {
        Page page = chromium.page();
        page.navigate(TAXI + "?filter=status+%3D+%27FAILED%27");
        page.getByText("Save view", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill("broken <b>");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[role=status]").first()).hasText("The view is saved.");
        page.getByText("All runs").click();
        assertThat(names(page)).hasCount(28);
        page.getByText("broken <b>").click();

        assertThat(names(page)).hasText("exploding");
        assertThat(page.locator(".views [aria-current]")).hasText("broken <b>");
        page.context().close();
    }

    @Test
    void linksThatMlflowsClientPrintsArrive() {
        Page page = chromium.page();
        page.navigate("/#/experiments/1");
        page.waitForURL("**/experiments/1");
        assertThat(page.locator("h1")).hasText("taxi-duration");
        page.navigate("about:blank");
        page.navigate("/#/experiments/1?searchFilter=x");
        page.waitForURL("**/experiments/1");
        page.navigate("about:blank");
        page.navigate("/#/nothing/1");
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.url()).endsWith("/#/nothing/1");
        page.context().close();
    }

    @Test
    void withoutScriptsTheTableIsReadFilteredAndPaged() {
        Page page = chromium.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(many);
        page.getByText("Next page").click();
        assertThat(names(page).first()).hasText("run-150");
        page.locator("#filter").fill("run_name = 'run-205'");
        page.locator("#filter").press("Enter");
        assertThat(names(page)).hasText("run-205");
        page.context().close();
    }

    @Test
    void theTableStandsStillAndFitsByDayAndNightAndOnAPhone() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1440, 390)) {
                Page page = chromium.page(new Browser.NewContextOptions().setColorScheme(scheme), width, 900);
                page.addInitScript(Chromium.SHIFTS);
                for (String path : List.of(TAXI + "?view=", "/experiments/2", "/experiments")) {
                    page.navigate(path);
                    page.waitForLoadState();
                    page.waitForTimeout(200);

                    assertThat((List<?>) page.evaluate("window.shifts")).isEmpty();
                    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .isTrue();
                    Chromium.picture(page, picture(path, scheme, width));
                }
                page.context().close();
            }
        }
    }

    private static String picture(String path, ColorScheme scheme, int width) {
        return "runs" + path.replaceAll("\\W", "-") + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
}

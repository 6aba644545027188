package io.gimbal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.gimbal.web.kit.Addresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model as people meet it in a browser: from its board through a refusal and two reviews into production.
final class ModelBoardIT {
    private static final String FARES = "/models/taxi/fares";
    private static final Map<String, String> PATHS = Map.of(
            "fares", FARES,
            "fares-version", FARES + "/versions/2?gate=production",
            "fares-third", FARES + "/versions/3",
            "fares-difference", FARES + "/difference?from=1&to=3",
            "hostile", Addresses.of(FaresWorld.HOSTILE.ref()));

    @TempDir
    private Path folder;

    private FaresWorld world;
    private Chromium chromium;

    @BeforeEach
    void start() {
        world = FaresWorld.told(folder);
        chromium = Chromium.start(world.server().uri());
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            assertThat(chromium.complaints()).as("but for a refusal").allMatch(it -> it.contains("409 (Conflict)"));
            chromium.close();
        }
        world.close();
    }

    @Test
    void pagesFitDesksAndPhonesByDayAndNight() {
        for (int width : new int[] {1440, 390}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page page = chromium.page(new Browser.NewContextOptions().setColorScheme(scheme), width, 900);
                PATHS.forEach((name, path) -> {
                    page.navigate(path);
                    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as(name + " at " + width)
                            .isTrue();
                    assertThat(page.title()).endsWith("Gimbal");
                    Chromium.picture(
                            page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                });
                page.context().close();
            }
        }
    }

    @Test
    void aCardLeadsToItsGateAndTheRefusalNamesEveryMissingPiece() {
        Page page = chromium.page();
        page.navigate(FARES);
        page.locator(".slip", new Page.LocatorOptions().setHasText("v3"))
                .locator(".way a")
                .click();

        assertThat(page.locator("#gate h2")).containsText("The gate to test is closed by 1 of 1");
        page.locator("select[name=stage]").selectOption("production");
        promote(page, "It is better");

        for (String piece : List.of("leads through test, staging", "speed missing", "reviewers", "checklist")) {
            assertThat(page.locator("[role=alert]")).containsText(piece);
        }
        page.context().close();
    }

    @Test
    void reviewedWithItsChecklistAVersionReachesProduction() {
        Page page = chromium.page();
        page.navigate(FARES + "/versions/2");
        promote(page, "Numbers look right");
        assertThat(page.locator("[role=status]")).containsText("Promoted.");
        assertThat(page.locator("#review")).containsText("1 of 2 approvals");

        page.locator("input[value='Fares of the airport']").check();
        page.locator(".points input").last().check();
        page.locator("textarea[name=comment]").fill("Looked at the airport");
        page.locator("#review button").click();
        assertThat(page.locator("#review")).containsText("2 of 2 approvals");
        assertThat(page.locator("#gate h2")).containsText("The gate to production is open");

        promote(page, "Two of us have looked");
        page.navigate(FARES);
        assertThat(page.locator(".board > li", new Page.LocatorOptions().setHasText("production"))
                        .last())
                .containsText("v2");
        assertThat(page.locator(".board .tag", new Page.LocatorOptions().setHasText("champion"))
                        .last())
                .isVisible();
        page.context().close();
    }

    @Test
    void twoVersionsAreComparedFromTheModel() {
        Page page = chromium.page();
        page.navigate(FARES);
        page.locator("#compare input[name=from]").fill("1");
        page.locator("#compare button").click();

        assertThat(page.locator("h1")).hasText("From v1 to v3");
        assertThat(page.locator(".versus")).containsText("package numpy");
        page.context().close();
    }

    @Test
    void linksThatMlflowsClientPrintsArrive() {
        String hostile = Addresses.encode(FaresWorld.HOSTILE.name());
        Map<String, String> links = Map.of(
                "/#/models",
                "/models",
                "/#/models/fares",
                FARES,
                "/#/models/taxi.fares/versions/2",
                FARES + "/versions/2",
                "/#/models/" + hostile + "?tab=versions",
                PATHS.get("hostile"),
                "/#/models/" + hostile + "/versions/1",
                PATHS.get("hostile") + "/versions/1");
        links.forEach((link, arrives) -> {
            Page page = chromium.page();
            page.navigate(link);
            page.waitForURL(url -> URI.create(url).getRawPath().equals(arrives));
            assertThat(page.locator("h1")).isVisible();
            page.context().close();
        });
    }

    private static void promote(Page page, String why) {
        page.locator("input[name=why]").fill(why);
        page.locator("form[action$='/promote'] button").click();
    }
}

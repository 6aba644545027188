package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether everybody can read the pages: by day and by night, on a phone, without scripts, without a mouse.
final class ReadableIT extends InBrowser<TaxiWorld> {
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    /// Every text whose contrast with what is behind it is below the 4.5 of WCAG 2.2, 1.4.3, by its formulas;
    /// a colour that is not opaque is laid over what is behind it.
    private static final String FAINT = """
            () => {
              const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
              const rgba = text => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = text;
                canvas.fillRect(0, 0, 1, 1);
                const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
                return [r, g, b, a / 255];
              };
              const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
              const behind = element => {
                const layers = [];
                for (let e = element; e; e = e.parentElement) {
                  layers.push(rgba(getComputedStyle(e).backgroundColor));
                }
                return layers.reduceRight((below, top) => over(top, below), [255, 255, 255, 1]);
              };
              const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
              const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
              const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              const faint = new Set();
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                const text = texts.currentNode.textContent.trim();
                const shown = element.checkVisibility({visibilityProperty: true}) && !element.closest('script, title');
                if (text === '' || !shown) {
                  continue;
                }
                const style = getComputedStyle(element);
                const back = behind(element);
                const ink = over(rgba(element.closest('svg') ? style.fill : style.color), back);
                const measured = contrast(light(ink), light(back));
                if (measured < 4.5) {
                  faint.add([measured.toFixed(2), element.tagName, element.getAttribute('class'), text].join(' '));
                }
              }
              return [...faint];
            }
            """;

    ReadableIT() {
        super(TaxiWorld::told);
    }

    @ParameterizedTest
    @MethodSource("io.gimbal.web.TaxiPages#all")
    void everyTextStandsOutByDayAndByNight(String name, String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = chromium.page(new Browser.NewContextOptions().setColorScheme(scheme));
            page.navigate(path);

            assertThat((List<?>) page.evaluate(FAINT)).as(name + " " + scheme).isEmpty();
            page.context().close();
        }
    }

    @ParameterizedTest
    @MethodSource("io.gimbal.web.TaxiPages#all")
    void aPhoneShowsItAllAndStandsStill(String name, String path) {
        Page page = chromium.page(new Browser.NewContextOptions(), PHONE_WIDTH, PHONE_HEIGHT);
        page.addInitScript(Chromium.SHIFTS);
        page.navigate(path);
        page.waitForTimeout(300);

        assertThat((List<?>) page.evaluate("window.shifts")).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(PHONE_WIDTH);
        Chromium.picture(page, name + "-phone");
        page.context().close();
    }

    @ParameterizedTest
    @MethodSource("io.gimbal.web.TaxiPages#all")
    void scriptsAddNoWords(String name, String path) {
        String with = words(path, true);
        String without = words(path, false);

        assertThat(without).as(name).isNotBlank();
        if (path.equals(TaxiPages.ENDPOINT)) { // its picture needs scripts, and the table is told of instead
            assertThat(without)
                    .contains("The picture needs scripts.")
                    .contains("frozen")
                    .contains("Day by day");
        } else {
            assertThat(without).isEqualTo(with);
        }
    }

    private String words(String path, boolean scripts) {
        Page page = chromium.page(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        page.navigate(path);
        String words = page.locator("main").innerText();
        page.context().close();
        return words;
    }

    /// From the first to the last, each seen: in the order in which they are read.
    @ParameterizedTest
    @ValueSource(strings = {"/", TaxiPages.VERSION, TaxiPages.ENDPOINT, "/lineage", "/datasets/taxi/trips"})
    void theTabKeyWalksInReadingOrderAndIsSeen(String path) {
        Page page = chromium.page();
        page.navigate(path);
        page.evaluate("""
                () => {
                  const usable = 'a[href], button, select, textarea, summary, '
                    + 'input:not([type=hidden], [type=radio]:not(:checked))';
                  window.all = [...document.querySelectorAll(usable)]
                    .filter(e => e.checkVisibility({visibilityProperty: true}));
                }""");
        int count = (Integer) page.evaluate("all.length");
        List<Integer> places = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            page.keyboard().press("Tab");
            int place = (Integer) page.evaluate("all.indexOf(document.activeElement)");
            if (place >= 0) { // a table that scrolls is a stop, too
                places.add(place);
            }
            if (!(Boolean) page.evaluate("""
                    () => {
                      const e = document.activeElement;
                      const marked = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1;
                      const box = e.querySelector('.box');
                      const drawn = box === null ? 0 : parseFloat(getComputedStyle(box).strokeWidth);
                      return marked(getComputedStyle(e)) || drawn > 2;
                    }""")) {
                unseen.add((String) page.evaluate("document.activeElement.outerHTML.slice(0, 120)"));
            }
        }

        assertThat(unseen).isEmpty();
        assertThat(places).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(count - 5);
        page.context().close();
    }

    @Test
    void aRefusalIsReadable() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = chromium.context(new Browser.NewContextOptions().setColorScheme(scheme))
                    .newPage();
            page.navigate("/models/taxi/nothing");

            assertThat((List<?>) page.evaluate(FAINT)).isEmpty();
            assertThat(page.locator("h1").innerText()).isEqualTo("Does not exist");
            assertThat(page.locator("[aria-current=page]").innerText()).isEqualTo("Models");
            Chromium.picture(page, "problem-" + scheme.name().toLowerCase(Locale.ROOT));
            page.context().close();
        }
    }
}

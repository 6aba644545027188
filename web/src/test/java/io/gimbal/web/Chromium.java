package io.gimbal.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The system's Chromium, without a window. What its pages complain about is collected.
///
/// With the system property `gimbal.screenshots` set to a folder, pages leave a picture there.
final class Chromium implements AutoCloseable {
    /// What the browser's Layout Instability API measures, piece by piece in `window.shifts`.
    static final String SHIFTS = """
            window.shifts = [];
            const moved = ({node, previousRect: a, currentRect: b}) =>
                (node?.outerHTML ?? node?.textContent ?? '').slice(0, 100) + JSON.stringify([a, b]);
            new PerformanceObserver(list => list.getEntries().forEach(
                    entry => window.shifts.push(entry.value + ' ' + entry.sources.map(moved))))
                .observe({type: 'layout-shift', buffered: true});
            """;

    private static final int WIDTH = 1360;
    private static final int HEIGHT = 860;

    private final Playwright playwright;
    private final Browser browser;
    private final URI server;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Path executable, URI server) {
        this.server = server;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    /// Aborts the test, which reports it as skipped, where there is no browser.
    static Chromium start(URI server) {
        Optional<Path> executable = Stream.of(
                        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine: the browser tests did not run");
        return new Chromium(executable.orElseThrow(), server);
    }

    BrowserContext context(Browser.NewContextOptions options) {
        return browser.newContext(options.setBaseURL(server.toString()));
    }

    Page page() {
        return page(new Browser.NewContextOptions());
    }

    Page page(Browser.NewContextOptions options) {
        return page(options, WIDTH, HEIGHT);
    }

    Page page(Browser.NewContextOptions options, int width, int height) {
        Page page = context(options.setViewportSize(width, height)).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequestFailed(request -> {
            if (!request.url().endsWith("/changes")) { // a stream ends with its page
                complaints.add(request.url() + ": " + request.failure());
            }
        });
        return page;
    }

    /// What the browser's console said, refusals of the content-security policy included.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Something of what a chart was made with.
    static String option(Locator chart, String path) {
        return String.valueOf(chart.evaluate("box => echarts.getInstanceByDom(box).getOption()." + path));
    }

    static void picture(Page page, String name) {
        String folder = System.getProperty("gimbal.screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}

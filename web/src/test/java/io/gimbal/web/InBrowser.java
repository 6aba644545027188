package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// A world in a real browser, whose console stays silent.
abstract class InBrowser<W extends World> extends InWorld<W> {
    Chromium chromium;

    InBrowser(Function<Path, W> teller) {
        super(teller);
    }

    @BeforeAll
    void startBrowser() {
        chromium = Chromium.start(server.uri());
    }

    @AfterAll
    void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void theConsoleIsSilent() {
        assertThat(chromium.complaints()).allMatch(this::isWanted);
    }

    /// Whether a test asked for what makes the browser complain so.
    boolean isWanted(String complaint) {
        return false;
    }

    Page open(String path) {
        Page page = chromium.page();
        page.navigate(path);
        return page;
    }
}

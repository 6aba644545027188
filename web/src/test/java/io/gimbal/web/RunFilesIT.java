package io.gimbal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.gimbal.tracking.RunId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// The files of a run in a real browser: nothing that a run left becomes a page of ours.
final class RunFilesIT extends InBrowser<TrackingWorld> {
    RunFilesIT() {
        super(TrackingWorld::told);
    }

    @Test
    void nothingThatWasLeftBecomesAPageOfOurs() {
        RunId run = world.story().run("baseline");
        world.put(run, "page.html", "<script>document.title = 'taken'</script>".getBytes(StandardCharsets.UTF_8));
        world.put(run, "drawing.svg", "<svg onload=\"document.title = 'taken'\"/>".getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("page.html", "drawing.svg")) {
            Page page = open(world.address(run) + "/artifacts?path=" + name);

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
        Page page = open(world.address(world.story().run("hostile")));

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
        world.put(run, "plots/small.png", png.toByteArray());

        Page page = open(world.address(run) + "/artifacts?path=plots/small.png");

        assertThat(page.locator(".picture img").evaluate("image => image.decode().then(() => image.naturalWidth)"))
                .isEqualTo(20);
        page.context().close();
    }
}

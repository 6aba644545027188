package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.http.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages while somebody works on them.
final class LivePagesTest {
    private static final Pattern STYLE = Pattern.compile("/static/look\\.css\\?v=\\w+");

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsOnTheNextPage() throws IOException {
        Path module = copied("src/main/jte", "src/main/resources");
        try (TaxiWorld world = TaxiWorld.told(folder.resolve("home"), new PagesConfig(Optional.of(module)))) {
            TestServer server = world.server();
            String before = server.get("/").text();

            replace(module.resolve("src/main/jte/pages/overview.jte"), "What was done last", "What came last");
            replace(module.resolve("src/main/resources/io/gimbal/web/assets/look.css"), "#f4f6f4", "#fefefe");
            String after = server.get("/").text();

            assertThat(before).contains("What was done last").contains("/static/reload.js");
            assertThat(after).contains("What came last").doesNotContain("What was done last");
            assertThat(style(after)).isNotEqualTo(style(before));
            assertThat(server.get(style(after)).text()).contains("#fefefe");
        }
    }

    @Test
    void builtPagesNeverReload() throws IOException {
        try (TaxiWorld world = TaxiWorld.empty(Files.createDirectory(folder.resolve("home")))) {
            assertThat(world.server().get("/").text()).doesNotContain("reload.js");
            assertThat(world.server().get("/dev/changes").status()).isEqualTo(404);
        }
    }

    @Test
    void aFolderWithoutTemplatesIsRefused() {
        assertThatThrownBy(() -> TaxiWorld.told(folder, new PagesConfig(Optional.of(folder))))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("no templates in");
    }

    private static String style(String page) {
        Matcher matcher = STYLE.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    /// Later than the file was compiled, on file systems that count in seconds, too.
    private static void replace(Path file, String old, String now) throws IOException {
        Files.writeString(file, Files.readString(file).replace(old, now));
        FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 2_000);
        Files.setLastModifiedTime(file, later);
    }

    private Path copied(String... sources) throws IOException {
        Path module = Files.createDirectory(folder.resolve("web"));
        for (String source : sources) {
            try (Stream<Path> files = Files.walk(Path.of(source))) {
                files.filter(Files::isRegularFile).forEach(file -> copy(file, module.resolve(file.toString())));
            }
        }
        return module;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchTest {
    @TempDir
    Path folder;

    @Test
    void whatAKilledProcessLeftIsRemovedAndLinksAreNotFollowed() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.csv"), "a");
        Path left = Files.createDirectories(folder.resolve("scratch/delivery-1"));
        Files.createSymbolicLink(left.resolve("trips.csv"), kept);

        Scratch.at(folder.resolve("scratch"));

        assertThat(left).doesNotExist();
        assertThat(kept).hasContent("a");
    }

    @Test
    void aFolderIsGoneWithAllThatIsInIt() throws IOException {
        Path seen;
        try (Scratch.Folder made = Scratch.at(folder.resolve("scratch")).open("ingest")) {
            seen = Files.writeString(made.resolve("rows"), "a");
            assertThat(seen).exists();
        }
        assertThat(seen.getParent()).doesNotExist();
    }
}

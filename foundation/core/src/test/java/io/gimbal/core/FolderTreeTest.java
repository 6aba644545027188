package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderTreeTest {
    @TempDir
    Path folder;

    private Path kept;
    private Path tree;

    @BeforeEach
    void fill() throws IOException {
        kept = Files.writeString(folder.resolve("kept"), "a");
        tree = folder.resolve("tree");
        Path deep = Files.createDirectories(tree.resolve("one/two"));
        Files.writeString(deep.resolve("file"), "b");
        Files.createSymbolicLink(deep.resolve("link"), kept);
        Files.createSymbolicLink(deep.resolve("up"), folder);
    }

    @Test
    void delete_removesAllAndFollowsNoLink() {
        new FolderTree(tree).delete();

        assertThat(tree).doesNotExist();
        assertThat(kept).hasContent("a");
    }

    @Test
    void clear_keepsTheFolderItself() {
        new FolderTree(tree).clear();

        assertThat(tree).isEmptyDirectory();
        assertThat(kept).hasContent("a");
    }

    @Test
    void clear_missingFolder_isMade() {
        new FolderTree(folder.resolve("new/one")).clear();

        assertThat(folder.resolve("new/one")).isEmptyDirectory();
    }

    @Test
    void delete_missingFolder_isNothingToDo() {
        assertThatCode(new FolderTree(folder.resolve("missing"))::delete).doesNotThrowAnyException();
    }
}

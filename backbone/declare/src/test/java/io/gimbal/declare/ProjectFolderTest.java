package io.gimbal.declare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectFolderTest {
    private final Problems problems = new Problems();

    @TempDir
    private Path folder;

    @Test
    void allYamlFilesBelowTheRootAreFound() throws IOException {
        write("project.yaml", "project: taxi\n");
        write("sources/trips.yaml", "source: trips\n");
        write("sources/trips.odcs.yaml", "kind: DataContract\n");
        write("notes.md", "# notes\n");
        write(".git/config.yaml", "x: y\n");
        assertThat(paths()).containsExactly("project.yaml", "sources/trips.odcs.yaml", "sources/trips.yaml");
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void whatTheProjectIgnoresIsLeftOut() throws IOException {
        write("project.yaml", "project: taxi\nignore: [notebooks, 'tools/**/*.tmp.yaml', draft-?.yaml]\n");
        write("notebooks/deep/x.yaml", "not: [yaml");
        write("tools/x.tmp.yaml", "x: y\n");
        write("tools/a/b/x.tmp.yaml", "x: y\n");
        write("tools/x.yaml", "x: y\n");
        write("draft-1.yaml", "x: y\n");
        write("draft-10.yaml", "x: y\n");
        assertThat(paths()).containsExactly("draft-10.yaml", "project.yaml", "tools/x.yaml");
    }

    @Test
    void symbolicLinksAreNotFollowed() throws IOException {
        write("root/project.yaml", "project: taxi\n");
        write("root/real/a.yaml", "source: a\n");
        write("outside/b.yaml", "source: b\n");
        Files.createSymbolicLink(folder.resolve("root/loop"), folder.resolve("root"));
        Files.createSymbolicLink(folder.resolve("root/away"), folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("root/b.yaml"), folder.resolve("outside/b.yaml"));
        Files.createSymbolicLink(folder.resolve("root/inside.yaml"), folder.resolve("root/real/a.yaml"));
        assertThat(paths(folder.resolve("root"))).containsExactly("project.yaml", "real/a.yaml");
        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly("b.yaml: is a symbolic link out of the project and is not followed");
    }

    @Test
    void whatIsNotUtf8IsNamedWithItsLine() throws IOException {
        write("project.yaml", "project: taxi\n");
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', 'b', '\n', 'c', ':', (byte) 0xE9, '\n'});
        assertThat(paths()).containsExactly("project.yaml");
        assertThat(problems.list()).extracting(Problem::toString).containsExactly("latin.yaml:2: is not UTF-8 text");
    }

    @Test
    void aHugeFileIsNamed() throws IOException {
        write("project.yaml", "project: taxi\n");
        write("huge.yaml", "#".repeat(SourceFile.MAX_LENGTH + 1));
        assertThat(paths()).containsExactly("project.yaml");
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void withoutProjectFileItIsNoProject() {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(this::paths)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void findRoot_fromBelow_isTheNearestFolderWithAProjectFile() throws IOException {
        write("project.yaml", "project: taxi\n");
        write("a/b/c.yaml", "x: y\n");
        assertThat(ProjectFolder.findRoot(folder.resolve("a/b"))).hasValue(folder.toAbsolutePath());
        assertThat(ProjectFolder.findRoot(Path.of("/"))).isEmpty();
    }

    private List<String> paths() {
        return paths(folder);
    }

    private List<String> paths(Path root) {
        return new ProjectFolder(DeclareFixtures.YAML)
                .read(root, problems).stream().map(SourceFile::path).toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

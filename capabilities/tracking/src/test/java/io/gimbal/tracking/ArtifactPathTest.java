package io.gimbal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactPathTest {
    static final List<String> HOSTILE = HostilePaths.ALL;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.json",
                "model/data/a b.bin",
                "a..b/...",
                "ä/ö",
                "100%",
                "a+b",
                "2026-01-01T00:00:00.csv",
                "loss:val.png",
                "images/loss%step%10%timestamp%1763740800000%g0af.png",
                "0/0123456789abcdef0123456789abcdef/artifacts/👩‍🔬.txt"
            })
    void relativePathsAreTaken(String text) {
        assertThat(new ArtifactPath(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void whatClimbsOrNamesAnotherPlaceIsRefused(String text) {
        assertThatThrownBy(() -> new ArtifactPath(text))
                .isInstanceOf(CodedException.class)
                .hasMessageStartingWith("invalid path");
    }

    @Test
    void aMessageShowsNoMoreThanIsPrintable() {
        assertThatThrownBy(() -> new ArtifactPath("a\u0000\u202e" + "x".repeat(300)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250).doesNotContain("\u0000", "\u202e"));
    }

    @Test
    void aFolderMayEndInOneSlash() {
        assertThat(ArtifactPath.ofFolder("a/b/")).isEqualTo(new ArtifactPath("a/b"));
        assertThat(ArtifactPath.ofFolder("")).isEqualTo(ArtifactPath.ROOT);
        assertThatThrownBy(() -> ArtifactPath.ofFolder("a//")).isInstanceOf(CodedException.class);
    }

    @Test
    void whatIsBelowAFolderIsFoundThere() {
        ArtifactPath folder = new ArtifactPath("0/run");
        ArtifactPath file = folder.resolve(new ArtifactPath("a/b.txt"));

        assertThat(file.value()).isEqualTo("0/run/a/b.txt");
        assertThat(file.name()).isEqualTo("b.txt");
        assertThat(file.relativeTo(folder)).isEqualTo(new ArtifactPath("a/b.txt"));
        assertThat(ArtifactPath.ROOT.resolve(file)).isEqualTo(file).isEqualTo(file.relativeTo(ArtifactPath.ROOT));
        assertThatThrownBy(() -> file.relativeTo(new ArtifactPath("0/ru"))).isInstanceOf(CodedException.class);
    }
}

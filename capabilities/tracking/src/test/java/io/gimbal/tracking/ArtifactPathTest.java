package io.gimbal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"model.json", "model/data/a b.bin", "a..b", "ä/ö"})
    void relativePathsAreTaken(String text) {
        assertThat(new ArtifactPath(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../../x",
                "a/..",
                "./a",
                "a//b",
                "a/",
                "C:/x",
                "file:x",
                "\\\\host\\x",
                "a\\..\\b",
                "%2e%2e/x",
                "a%00",
                "a\u0000b",
                "a;b",
                "a?b",
                "a#b"
            })
    void whatClimbsOrNamesAnotherPlaceIsRefused(String text) {
        assertThatThrownBy(() -> new ArtifactPath(text)).isInstanceOf(CodedException.class);
    }
}

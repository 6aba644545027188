package io.gimbal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"mae", "train/loss", "a b", "a.b-c:d_e", "größe", "1"})
    void namesAreTaken(String text) {
        assertThat(new Key(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "..", "a/../b", "./a", "a\\b", "a\u0000", "a?", "<b>", "a\n"})
    void pathsThatClimbAndOddCharactersAreRefused(String text) {
        assertThatThrownBy(() -> new Key(text)).isInstanceOf(CodedException.class);
    }
}

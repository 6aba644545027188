package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextLengthTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "模", "🚕", "\ud83d"})
    void everyCodePointCountsOnce(String character) {
        assertThat(TextLength.of(character.repeat(40))).isEqualTo(40);
        assertThat(TextLength.isWithin(40, character.repeat(40))).isTrue();
        assertThat(TextLength.isWithin(40, character.repeat(41))).isFalse();
        assertThat(TextLength.isWithin(40, character.repeat(100))).isFalse();
        assertThat(TextLength.isWithin(0, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "🚕"})
    void whatIsTooLongIsRefusedWithBothLengths(String character) {
        TextLength.requireWithin(40, "a note", character.repeat(40));

        assertThatThrownBy(() -> TextLength.requireWithin(40, "a note", character.repeat(41)))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessage("a note has at most 40 characters, this one has 41");
    }
}

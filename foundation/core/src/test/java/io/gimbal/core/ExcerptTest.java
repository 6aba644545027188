package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExcerptTest {
    private static final String TAXI = Character.toString(0x1F695);

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(Excerpt.of("zones", 5)).isEqualTo("zones");
        assertThat(Excerpt.of("", 5)).isEmpty();
    }

    @Test
    void aLongerOneEndsWithDots_withinTheLength() {
        assertThat(Excerpt.of("zones of a city", 10)).isEqualTo("zones o...");
    }

    @Test
    void aPairOfSurrogatesCountsOnce_andIsNeverCut() {
        assertThat(Excerpt.of("zones " + TAXI + " of a city", 9)).isEqualTo("zones ...");
        assertThat(Excerpt.of("zones " + TAXI + " of a city", 10)).isEqualTo("zones " + TAXI + "...");
        assertThat(Excerpt.of(TAXI.repeat(5), 5)).isEqualTo(TAXI.repeat(5));
        assertThat(Excerpt.of(TAXI.repeat(6), 5)).isEqualTo(TAXI.repeat(2) + "...");
        assertThat(Excerpt.beginning(TAXI.repeat(4), 3)).isEqualTo(TAXI.repeat(3));
    }
}

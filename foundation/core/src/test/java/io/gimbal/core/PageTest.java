package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {
    private static final PageToken TOKEN = new PageToken("after 2");

    @Test
    void itemsAreACopy() {
        List<Integer> items = new ArrayList<>(List.of(1, 2));
        Page<Integer> page = Page.last(items);
        items.add(3);
        assertThat(page.items()).containsExactly(1, 2);
    }

    @Test
    void map_keepsTheToken() {
        Page<Integer> page = new Page<>(List.of(1, 2), Optional.of(TOKEN));
        assertThat(page.map(String::valueOf)).isEqualTo(new Page<>(List.of("1", "2"), Optional.of(TOKEN)));
    }

    @Test
    void next_keepsTheSize() {
        assertThat(PageRequest.first(7).next(TOKEN)).isEqualTo(new PageRequest(7, Optional.of(TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void sizesOutsideTheBoundsAreRefused(int size) {
        assertThatThrownBy(() -> PageRequest.first(size))
                .hasMessage("page size " + size + " is not between 1 and 10000");
    }

    @Test
    void tokensAreNeitherEmptyNorHuge() {
        assertThatThrownBy(() -> new PageToken("")).isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> new PageToken("x".repeat(65_537))).isInstanceOf(CodedException.class);
        assertThat(new PageToken("x".repeat(65_536)).value()).hasSize(65_536);
    }
}

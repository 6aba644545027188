package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
    private static final List<String> KEYS = List.of("columns", "checks", "freshness", "volume");

    @ParameterizedTest
    @CsvSource({
        "colums, columns",
        "Columns, columns",
        "cloumns, columns",
        "freshnes, freshness",
        "volumes, volume",
        "chekcs, checks"
    })
    void of_aTypo_isTheIntendedName(String given, String intended) {
        assertThat(NearestName.of(given, KEYS)).contains(intended);
    }

    @ParameterizedTest
    @CsvSource({"owner", "x", "''", "quarantine"})
    void of_somethingElse_isEmpty(String given) {
        assertThat(NearestName.of(given, KEYS)).isEmpty();
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void of_aVeryLongText_isEmpty_andNotLookedAt() {
        String longest = "c".repeat(100_000);

        assertThat(NearestName.of(longest, List.of(longest + "d"))).isEmpty();
        assertThat(NearestName.of("colums", List.of(longest, "columns"))).contains("columns");
    }

    @Test
    void of_equallyNearNames_isTheFirstByAlphabet() {
        assertThat(NearestName.of("cat", List.of("hat", "bat", "rat"))).contains("bat");
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abc, axc, 1", "'', abc, 3", "ca, abc, 3"})
    void distance_countsTypingErrors(String a, String b, int distance) {
        assertThat(NearestName.distance(a, b)).isEqualTo(distance);
        assertThat(NearestName.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void hint_nothingNear_listsWhatThereIs() {
        assertThat(NearestName.hint("owner", KEYS)).contains("one of checks, columns, freshness, volume");
    }

    @Test
    void hint_nothingNearAndALongList_isEmpty() {
        List<String> many =
                IntStream.range(0, 13).mapToObj(i -> "something-long-" + i).toList();
        assertThat(NearestName.hint("owner", many)).isEmpty();
        assertThat(NearestName.hint("owner", List.of())).isEmpty();
    }
}

package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IdSourceTest {
    @Test
    void idsAre32HexadecimalDigits() {
        assertThat(SystemSources.ids().next()).matches("[0-9a-f]{32}");
        assertThat(new SeededIdSource(1).next()).matches("[0-9a-f]{32}");
    }

    @Test
    void idsDiffer() {
        assertThat(take(SystemSources.ids(), 1_000)).doesNotHaveDuplicates();
        assertThat(take(new SeededIdSource(1), 1_000)).doesNotHaveDuplicates();
    }

    @Test
    void sameSeed_sameIds() {
        assertThat(take(new SeededIdSource(7), 3)).isEqualTo(take(new SeededIdSource(7), 3));
        assertThat(take(new SeededIdSource(7), 3)).isNotEqualTo(take(new SeededIdSource(8), 3));
    }

    @Test
    void systemIdsStartWithTheTime() {
        long before = SystemSources.time().millis();
        long inId = Long.parseLong(SystemSources.ids().next().substring(0, 12), 16);
        assertThat(inId).isBetween(before, SystemSources.time().millis());
    }

    private static List<String> take(IdSource ids, int count) {
        return Stream.generate(ids::next).limit(count).toList();
    }
}

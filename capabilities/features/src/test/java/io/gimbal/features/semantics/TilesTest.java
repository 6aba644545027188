package io.gimbal.features.semantics;

import static io.gimbal.features.semantics.Stories.DAY;
import static io.gimbal.features.semantics.Stories.HOUR;
import static io.gimbal.features.semantics.Stories.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.features.semantics.TileLayout.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Equal multisets of events have equal bytes, however they came together.
final class TilesTest {
    private static final TileLayout LAYOUT =
            new TileLayout(List.of(new Lane(false, true, true), new Lane(true, true, true)));
    private static final long START = 18_322 * DAY;

    @Test
    void anyPartitionMergedInAnyOrder_givesTheSameBytes() {
        for (int seed = 0; seed < 100; seed++) {
            Stories stories = new Stories(seed);
            List<WindowEvent> events = stories.events(80, START, DAY, HOUR);
            byte[] expected = tile(events).bytes();
            Collections.shuffle(events, stories.random());
            List<Tile> parts = new ArrayList<>();
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + stories.random().nextInt(20));
                parts.add(tile(events.subList(from, to)));
                from = to;
            }
            while (parts.size() > 1) {
                Collections.shuffle(parts, stories.random());
                parts.getFirst().merge(Tile.of(LAYOUT, parts.removeLast().bytes()));
            }
            assertThat(parts.getFirst().bytes()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void anyOrderOfArrival_givesTheSameBytesOnEveryLevel() {
        for (int seed = 0; seed < 50; seed++) {
            Stories stories = new Stories(seed);
            List<WindowEvent> events = stories.events(300, START, DAY, HOUR);
            HeapTileSpace inOrder = space(events);
            Collections.shuffle(events, stories.random());
            HeapTileSpace shuffled = space(events);
            assertThat(shuffled.day(START).bytes()).isEqualTo(inOrder.day(START).bytes());
            for (long hour = START; hour < START + DAY; hour += HOUR) {
                assertThat(shuffled.hour(hour).bytes())
                        .isEqualTo(inOrder.hour(hour).bytes());
            }
            for (long five = START; five < START + DAY; five += 5 * MINUTE) {
                assertThat(shuffled.raw(five, 0).bytes())
                        .isEqualTo(inOrder.raw(five, 0).bytes());
            }
        }
    }

    @Test
    void aDayIsTheMergeOfItsHours_andAnHourOfItsFiveMinutes() {
        Stories stories = new Stories(7);
        List<WindowEvent> events = stories.events(500, START, DAY, 0);
        events.removeIf(event -> TileLevel.DAY.start(event.eventTime()) != START);
        HeapTileSpace space = space(events);
        assertThat(space.day(START).total().bytes()).isEqualTo(tile(events).bytes());
        for (long hour = START; hour < START + DAY; hour += HOUR) {
            Tile inDay = space.day(START).tile(hour);
            assertThat(space.hour(hour).total().bytes()).isEqualTo((inDay == null ? new Tile(LAYOUT) : inDay).bytes());
        }
    }

    @Test
    void whatIsStoredComesBack() {
        Stories stories = new Stories(8);
        HeapTileSpace space = space(stories.events(500, START, DAY, HOUR));
        byte[] day = space.day(START).bytes();
        byte[] hour = space.hour(START + 9 * HOUR).bytes();
        byte[] raw = space.raw(START + 9 * HOUR, 0).bytes();
        assertThat(TileGroup.of(LAYOUT, TileLevel.DAY, day).bytes()).isEqualTo(day);
        assertThat(TileGroup.of(LAYOUT, TileLevel.HOUR, hour).bytes()).isEqualTo(hour);
        assertThat(RawTile.of(LAYOUT, raw).bytes()).isEqualTo(raw);
    }

    @Test
    void whatStandsUnderANull_isNotPartOfAnEvent() {
        WindowEvent one = new WindowEvent(START, START, 1, new long[] {5, 0});
        WindowEvent other = new WindowEvent(START, START, 1, new long[] {6, 0});
        assertThat(space(List.of(one)).raw(START, 0).bytes())
                .isEqualTo(space(List.of(other)).raw(START, 0).bytes());
        assertThat(tile(List.of(one)).bytes()).isEqualTo(tile(List.of(other)).bytes());
    }

    @Test
    void negativeZeroIsZero_whateverElseIsThere() {
        WindowEvent positive = real(0.0);
        WindowEvent negative = real(-0.0);
        assertThat(tile(List.of(positive, negative)).bytes())
                .isEqualTo(tile(List.of(negative, positive)).bytes());
        assertThat(Ordered.toDouble(tile(List.of(negative)).minimum(1))).isEqualTo(0.0);
    }

    @Test
    void damagedBytesAreReported() {
        HeapTileSpace space = space(new Stories(8).events(50, START, DAY, HOUR));
        byte[] day = space.day(START).bytes();
        byte[] cut = java.util.Arrays.copyOf(day, day.length - 3);
        assertThatThrownBy(() -> TileGroup.of(LAYOUT, TileLevel.DAY, cut)).hasMessageContaining("end after");
        assertThatThrownBy(() -> TileGroup.of(LAYOUT, TileLevel.HOUR, new byte[] {12, 0}))
                .hasMessage("a stored group of 12 tiles has tile 12");
        assertThatThrownBy(() -> RawTile.of(LAYOUT, new byte[41])).hasMessageContaining("not whole");
    }

    private static WindowEvent real(double number) {
        return new WindowEvent(START, START, 0, new long[] {0, Double.doubleToRawLongBits(number)});
    }

    private static Tile tile(List<WindowEvent> events) {
        Tile tile = new Tile(LAYOUT);
        events.forEach(tile::add);
        return tile;
    }

    private static HeapTileSpace space(List<WindowEvent> events) {
        HeapTileSpace space = new HeapTileSpace(LAYOUT);
        events.forEach(space::add);
        return space;
    }
}

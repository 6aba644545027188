package io.gimbal.features.online;

import io.gimbal.features.Availability;
import io.gimbal.features.semantics.TileLevel;
import io.gimbal.features.semantics.WindowSpan;
import java.util.List;

/// How far back from a lookup is kept for the windows of some views, in microseconds: at least as far as they
/// look, in steps that double, so that most new windows find what they need.
///
/// @param tiles into tiles: the longest window and what its old end is cut to
/// @param raw into the events themselves: where a window ends inside five minutes, and where events can be in a
/// tile     that the lookup sees only in part, because they become known later than they happen
record Reach(long tiles, long raw) {
    private static long atLeast(long length, TileLevel unit) {
        long units = Math.ceilDiv(length, unit.micros());
        long step = Long.highestOneBit(units);
        return unit.micros() * (step == units ? units : 2 * step);
    }

    static Reach of(List<WindowSpan> spans, Availability availability) {
        long tiles = 0;
        long raw = 0;
        for (WindowSpan span : spans) {
            tiles = Math.max(tiles, span.length() + span.step());
            if (span.step() % TileLevel.FIVE_MINUTES.micros() != 0) {
                raw = Math.max(raw, span.length() + span.step());
            }
        }
        return new Reach(
                atLeast(tiles, TileLevel.DAY),
                atLeast(
                        switch (availability) {
                            case Availability.AtOnce() -> raw;
                            case Availability.LandingDelay delay -> Math.max(raw, delay.micros());
                            case Availability.KnownAt _ -> tiles; // how much later is not bounded
                        },
                        TileLevel.FIVE_MINUTES));
    }
}

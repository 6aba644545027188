package io.gimbal.features.semantics;

import org.jspecify.annotations.Nullable;

/// Adds up the events of a window from as few tiles as possible: whole days, then whole hours, then whole five
/// minutes, and at both ends the events themselves. A tile is used whole when it begins inside the window and
/// the lookup sees all of it; which tiles those are never changes the result.
final class WindowEvaluation {
    private final TileSpace space;
    private final AsOf asOf;
    private final long from;
    private final Tile sum;

    private WindowEvaluation(TileSpace space, AsOf asOf, long from, Tile sum) {
        this.space = space;
        this.asOf = asOf;
        this.from = from;
        this.sum = sum;
    }

    /// The events of the window that ends at the lookup.
    static Tile evaluate(TileSpace space, TileLayout layout, WindowSpan span, AsOf asOf) {
        Tile sum = new Tile(layout);
        new WindowEvaluation(space, asOf, span.start(asOf), sum).days();
        return sum;
    }

    private void days() {
        for (long day = TileLevel.DAY.start(from); day < asOf.end(); day += TileLevel.DAY.micros()) {
            TileGroup hours = space.day(day);
            if (!take(hours.total(), day)) {
                hours(hours, day);
            }
        }
    }

    private void hours(TileGroup hours, long day) {
        for (long hour = first(day, TileLevel.HOUR);
                hour < day + TileLevel.DAY.micros();
                hour += TileLevel.HOUR.micros()) {
            if (!take(hours.tile(hour), hour)) {
                fiveMinutes(space.hour(hour), hour);
            }
        }
    }

    private void fiveMinutes(TileGroup tiles, long hour) {
        long step = TileLevel.FIVE_MINUTES.micros();
        for (long start = first(hour, TileLevel.FIVE_MINUTES); start < hour + TileLevel.HOUR.micros(); start += step) {
            Tile tile = tiles.tile(start);
            if (!take(tile, start)) {
                raw(start, tile);
            }
        }
    }

    private void raw(long start, @Nullable Tile tile) {
        int parts = tile == null ? 0 : RawTile.parts(tile.events());
        for (int part = 0; part < parts; part++) {
            space.raw(start, part).collect(sum, from, asOf);
        }
    }

    /// The first tile of a group that reaches into the window.
    private long first(long group, TileLevel level) {
        return Math.max(group, level.start(from));
    }

    /// @return whether that was all there is to do about this tile
    private boolean take(@Nullable Tile tile, long start) {
        if (tile == null || tile.isEmpty() || !tile.partlySeen(asOf)) {
            return true;
        }
        if (start < from || !tile.entirelySeen(asOf)) {
            return false;
        }
        sum.merge(tile);
        return true;
    }
}

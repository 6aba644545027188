package io.gimbal.features.semantics;

import io.gimbal.features.semantics.TileLayout.Lane;
import java.util.Arrays;

/// The running results of a multiset of events. Merging is exact, so any grouping of the same events gives the
/// same tile and the same bytes. Not thread-safe.
public final class Tile {
    private final TileLayout layout;
    private final long[] counts;
    private final ExactSum[] sums;
    private final long[] minima;
    private final long[] maxima;
    private long events;
    private long firstVisible = Long.MAX_VALUE;
    private long lastVisible = Long.MIN_VALUE;
    private long lastEvent = Long.MIN_VALUE;

    public Tile(TileLayout layout) {
        this.layout = layout;
        counts = new long[layout.size()];
        sums = new ExactSum[layout.size()];
        Arrays.setAll(sums, i -> new ExactSum());
        minima = new long[layout.size()];
        maxima = new long[layout.size()];
        Arrays.fill(minima, Long.MAX_VALUE);
        Arrays.fill(maxima, Long.MIN_VALUE);
    }

    public void add(WindowEvent event) {
        add(event.eventTime(), event.visibleAt(), event.nulls(), event.values(), 0);
    }

    /// @param values holds the values of the lanes from index `from` on
    void add(long eventTime, long visibleAt, long nulls, long[] values, int from) {
        events++;
        firstVisible = Math.min(firstVisible, visibleAt);
        lastVisible = Math.max(lastVisible, visibleAt);
        lastEvent = Math.max(lastEvent, eventTime);
        for (int i = 0; i < counts.length; i++) {
            if (((nulls >>> i) & 1) == 0) {
                addValue(i, values[from + i]);
            }
        }
    }

    private void addValue(int i, long value) {
        Lane lane = layout.lanes().get(i);
        counts[i]++;
        if (lane.sum() && lane.real()) {
            sums[i].add(Double.longBitsToDouble(value));
        } else if (lane.sum()) {
            sums[i].add(value);
        }
        if (lane.extremes()) {
            long ordered = lane.real() ? Ordered.ofDouble(value) : value;
            minima[i] = Math.min(minima[i], ordered);
            maxima[i] = Math.max(maxima[i], ordered);
        }
    }

    /// Adds the events of a tile of the same layout.
    public void merge(Tile other) {
        events += other.events;
        firstVisible = Math.min(firstVisible, other.firstVisible);
        lastVisible = Math.max(lastVisible, other.lastVisible);
        lastEvent = Math.max(lastEvent, other.lastEvent);
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            sums[i].add(other.sums[i]);
            minima[i] = Math.min(minima[i], other.minima[i]);
            maxima[i] = Math.max(maxima[i], other.maxima[i]);
        }
    }

    public boolean isEmpty() {
        return events == 0;
    }

    public long events() {
        return events;
    }

    /// How many values of the lane are not null.
    public long count(int lane) {
        return counts[lane];
    }

    public ExactSum sum(int lane) {
        return sums[lane];
    }

    /// The least value of the lane in the order of [Ordered]; meaningless if the count is 0.
    public long minimum(int lane) {
        return minima[lane];
    }

    public long maximum(int lane) {
        return maxima[lane];
    }

    /// When the newest event happened; meaningless if the tile is empty.
    public long lastEvent() {
        return lastEvent;
    }

    /// Whether a lookup sees every event of the tile.
    boolean entirelySeen(AsOf asOf) {
        return asOf.sees(lastVisible);
    }

    /// Whether a lookup sees some event of the tile.
    boolean partlySeen(AsOf asOf) {
        return asOf.sees(firstVisible);
    }

    /// The canonical form: equal multisets of events have equal bytes.
    public byte[] bytes() {
        CanonicalWriter out = new CanonicalWriter(32 + 48 * counts.length);
        write(out);
        return out.toBytes();
    }

    void write(CanonicalWriter out) {
        out.putCount(events);
        if (events == 0) {
            return;
        }
        out.putLong(firstVisible).putLong(lastVisible).putLong(lastEvent);
        for (int i = 0; i < counts.length; i++) {
            out.putCount(counts[i]);
            if (counts[i] > 0 && layout.lanes().get(i).sum()) {
                sums[i].write(out);
            }
            if (counts[i] > 0 && layout.lanes().get(i).extremes()) {
                out.putLong(minima[i]).putLong(maxima[i]);
            }
        }
    }

    static Tile read(TileLayout layout, CanonicalReader in) {
        Tile tile = new Tile(layout);
        tile.events = in.getCount();
        if (tile.events == 0) {
            return tile;
        }
        tile.firstVisible = in.getLong();
        tile.lastVisible = in.getLong();
        tile.lastEvent = in.getLong();
        for (int i = 0; i < tile.counts.length; i++) {
            tile.counts[i] = in.getCount();
            if (tile.counts[i] > 0 && layout.lanes().get(i).sum()) {
                tile.sums[i] = ExactSum.read(in);
            }
            if (tile.counts[i] > 0 && layout.lanes().get(i).extremes()) {
                tile.minima[i] = in.getLong();
                tile.maxima[i] = in.getLong();
            }
        }
        return tile;
    }

    /// @throws io.gimbal.core.CodedException CORRUPT if these are not the bytes of a tile of that layout
    public static Tile of(TileLayout layout, byte[] bytes) {
        return read(layout, new CanonicalReader(bytes));
    }
}

package io.gimbal.features.semantics;

import java.util.Arrays;

/// Events of the same five minutes themselves, in a canonical order. They decide where a window or a lookup
/// cuts through a tile. Not thread-safe.
public final class RawTile implements StoredUnit {
    /// How many events one part of a tile holds at most; a busier five minutes have several parts.
    public static final int MOST_EVENTS = 32_768;

    private static final int TIME = 0;
    private static final int VISIBLE = 1;
    private static final int NULLS = 2;
    private static final int VALUES = 3;

    /// One event after the other, sorted: event time, visible at, nulls, values.
    private long[] rows = {};

    private final int stride;
    private int length;

    public RawTile(TileLayout layout) {
        stride = VALUES + layout.size();
    }

    boolean isFull() {
        return length == MOST_EVENTS * stride;
    }

    /// How many parts so many events take.
    static int parts(long events) {
        return Math.toIntExact((events + MOST_EVENTS - 1) / MOST_EVENTS);
    }

    public void add(WindowEvent event) {
        if (length == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(stride, rows.length * 2));
        }
        long[] row = row(event);
        int at = position(row);
        System.arraycopy(rows, at, rows, at + stride, length - at);
        System.arraycopy(row, 0, rows, at, stride);
        length += stride;
    }

    private long[] row(WindowEvent event) {
        long[] row = new long[stride];
        row[TIME] = event.eventTime();
        row[VISIBLE] = event.visibleAt();
        row[NULLS] = event.nulls();
        for (int i = 0; i < stride - VALUES; i++) {
            row[VALUES + i] = event.isNull(i) ? 0 : event.values()[i]; // whatever stood under a null is not part of it
        }
        return row;
    }

    /// Where the row belongs; mostly at the end.
    private int position(long[] row) {
        int low = 0;
        int high = length / stride;
        if (high > 0 && compare(length - stride, row) <= 0) {
            return length;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(middle * stride, row) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low * stride;
    }

    private int compare(int at, long[] row) {
        return Arrays.compare(rows, at, at + stride, row, 0, stride);
    }

    /// Adds to `sum` the events from `start` on that the lookup sees.
    void collect(Tile sum, long start, AsOf asOf) {
        for (int at = 0; at < length; at += stride) {
            if (rows[at + TIME] >= start && asOf.sees(rows[at + VISIBLE])) {
                sum.add(rows[at + TIME], rows[at + VISIBLE], rows[at + NULLS], rows, at + VALUES);
            }
        }
    }

    @Override
    public byte[] bytes() {
        CanonicalWriter out = new CanonicalWriter(8 * length);
        for (int i = 0; i < length; i++) {
            out.putLong(rows[i]);
        }
        return out.toBytes();
    }

    /// @throws io.gimbal.core.CodedException CORRUPT if these are not the bytes of events of that layout
    public static RawTile of(TileLayout layout, byte[] bytes) {
        RawTile tile = new RawTile(layout);
        CanonicalReader in = new CanonicalReader(bytes);
        tile.length = bytes.length / 8 / tile.stride * tile.stride;
        tile.rows = new long[tile.length];
        for (int i = 0; !in.atEnd(); i++) {
            if (i == tile.length) {
                throw CanonicalReader.corrupt("the stored events of a tile are not whole");
            }
            tile.rows[i] = in.getLong();
        }
        return tile;
    }
}

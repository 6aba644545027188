package io.gimbal.features.semantics;

/// The lengths of tiles, each a divisor of the next. A tile covers `[start, start + length)` of event time.
public enum TileLevel {
    /// Raw events, for the ends of windows that lie inside a tile.
    FIVE_MINUTES(300_000_000L),
    HOUR(3_600_000_000L),
    DAY(86_400_000_000L);

    private final long micros;

    TileLevel(long micros) {
        this.micros = micros;
    }

    public long micros() {
        return micros;
    }

    /// The start of the tile that covers this event time.
    public long start(long eventTime) {
        return WindowSpan.floor(eventTime, micros);
    }
}

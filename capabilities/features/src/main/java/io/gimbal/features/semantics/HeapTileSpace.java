package io.gimbal.features.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tiles of one entity in memory. Not thread-safe.
public final class HeapTileSpace implements TileSpace {
    private final TileLayout layout;
    private final TileGroup noHours;
    private final TileGroup noTiles;
    private final RawTile noEvents;
    private final TreeMap<Long, TileGroup> days = new TreeMap<>();
    private final TreeMap<Long, TileGroup> hours = new TreeMap<>();
    private final TreeMap<Long, List<RawTile>> raw = new TreeMap<>();

    private final TileLevel finest;

    /// Keeps everything.
    public HeapTileSpace(TileLayout layout) {
        this(layout, TileLevel.FIVE_MINUTES);
    }

    private HeapTileSpace(TileLayout layout, TileLevel finest) {
        this.layout = layout;
        this.finest = finest;
        noHours = new TileGroup(layout, TileLevel.DAY);
        noTiles = new TileGroup(layout, TileLevel.HOUR);
        noEvents = new RawTile(layout);
    }

    /// Keeps what lookups need that see every event there is: nothing finer than the windows are cut.
    public static HeapTileSpace ofPast(WindowedPlan plan) {
        TileLevel finest = TileLevel.DAY;
        for (WindowSpan span : plan.spans()) {
            if (span.step() % TileLevel.HOUR.micros() != 0 && finest == TileLevel.DAY) {
                finest = TileLevel.HOUR;
            }
            if (span.step() % TileLevel.FIVE_MINUTES.micros() != 0) {
                finest = TileLevel.FIVE_MINUTES;
            }
        }
        return new HeapTileSpace(plan.layout(), finest);
    }

    @Override
    public TileGroup day(long start) {
        return days.getOrDefault(start, noHours);
    }

    @Override
    public TileGroup hour(long start) {
        return hours.getOrDefault(start, noTiles);
    }

    @Override
    public RawTile raw(long start, int part) {
        List<RawTile> parts = raw.getOrDefault(start, List.of());
        return part < parts.size() ? parts.get(part) : noEvents;
    }

    @Override
    public void add(WindowEvent event) {
        days.computeIfAbsent(TileLevel.DAY.start(event.eventTime()), day -> new TileGroup(layout, TileLevel.DAY))
                .add(event);
        if (finest != TileLevel.DAY) {
            hours.computeIfAbsent(
                            TileLevel.HOUR.start(event.eventTime()), hour -> new TileGroup(layout, TileLevel.HOUR))
                    .add(event);
        }
        if (finest == TileLevel.FIVE_MINUTES) {
            addRaw(event);
        }
    }

    private void addRaw(WindowEvent event) {
        List<RawTile> parts =
                raw.computeIfAbsent(TileLevel.FIVE_MINUTES.start(event.eventTime()), start -> new ArrayList<>(1));
        if (parts.isEmpty() || parts.getLast().isFull()) {
            parts.add(new RawTile(layout));
        }
        parts.getLast().add(event);
    }

    /// Drops the tiles that end before this event time.
    public void forgetBefore(long eventTime) {
        forget(days, TileLevel.DAY.start(eventTime));
        forget(hours, TileLevel.HOUR.start(eventTime));
        forget(raw, TileLevel.FIVE_MINUTES.start(eventTime));
    }

    private static void forget(SortedMap<Long, ?> tiles, long start) {
        Map<Long, ?> old = tiles.headMap(start);
        old.clear();
    }
}

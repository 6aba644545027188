package io.gimbal.features.online;

import io.gimbal.features.semantics.AsOf;
import io.gimbal.features.semantics.RawTile;
import io.gimbal.features.semantics.StoredUnit;
import io.gimbal.features.semantics.TileGroup;
import io.gimbal.features.semantics.TileLevel;
import io.gimbal.features.semantics.TileSpace;
import io.gimbal.features.semantics.WindowEvent;
import io.gimbal.features.semantics.WindowSpan;
import java.util.Collection;
import java.util.List;

/// The tiles of one entity, in the cache or behind it.
final class StoredTileSpace implements TileSpace {
    private final UnitCache cache;
    private final TileState state;
    private final EntityKey entity;
    private final long rawFrom;

    /// @param rawFrom events before it are only kept in tiles
    StoredTileSpace(UnitCache cache, TileState state, EntityKey entity, long rawFrom) {
        this.cache = cache;
        this.state = state;
        this.entity = entity;
        this.rawFrom = rawFrom;
    }

    @Override
    public TileGroup day(long start) {
        return (TileGroup) cache.get(address(UnitKind.DAY, start), state);
    }

    @Override
    public TileGroup hour(long start) {
        return (TileGroup) cache.get(address(UnitKind.HOUR, start), state);
    }

    @Override
    public RawTile raw(long start, int part) {
        return (RawTile) cache.get(address(UnitKind.RAW, start + part), state);
    }

    @Override
    public void add(WindowEvent event) {
        TileGroup hour = (TileGroup) change(UnitKind.HOUR, TileLevel.HOUR.start(event.eventTime()));
        long start = TileLevel.FIVE_MINUTES.start(event.eventTime());
        if (start >= rawFrom) {
            int part = hour.partOf(event);
            ((RawTile) change(UnitKind.RAW, start + part)).add(event);
        }
        hour.add(event);
        ((TileGroup) change(UnitKind.DAY, TileLevel.DAY.start(event.eventTime()))).add(event);
    }

    /// Reads at once most of what a lookup will ask for and is not in the cache.
    void prepare(List<WindowSpan> spans, AsOf asOf, Collection<UnitAddress> missing) {
        long oldest = asOf.end();
        for (WindowSpan span : spans) {
            long start = span.start(asOf);
            oldest = Math.min(oldest, start);
            if (span.step() % TileLevel.HOUR.micros() != 0) {
                want(address(UnitKind.HOUR, TileLevel.HOUR.start(start)), missing);
            }
        }
        want(address(UnitKind.HOUR, TileLevel.HOUR.start(asOf.micros())), missing);
        for (long day = TileLevel.DAY.start(oldest); day < asOf.end(); day += TileLevel.DAY.micros()) {
            want(address(UnitKind.DAY, day), missing);
        }
    }

    private void want(UnitAddress address, Collection<UnitAddress> missing) {
        if (!cache.holds(address)) {
            missing.add(address);
        }
    }

    private StoredUnit change(UnitKind kind, long start) {
        return cache.change(address(kind, start), state);
    }

    private UnitAddress address(UnitKind kind, long start) {
        return new UnitAddress(state.id(), kind, start, entity);
    }
}

package io.gimbal.features.online;

import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.semantics.RawTile;
import io.gimbal.features.semantics.StoredUnit;
import io.gimbal.features.semantics.TileGroup;
import io.gimbal.features.semantics.TileLayout;
import io.gimbal.features.semantics.TileLevel;
import io.gimbal.features.semantics.WindowEvent;
import io.gimbal.features.semantics.WindowedPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The tiles of windowed views that sum up the same columns for the same entity.
final class TileState implements ViewState {
    private final StateId id;
    private final List<String> keyColumns;
    private final List<String> columns;
    private final TileLayout layout;
    private final Reach reach;
    private final TileGroup noHours;
    private final TileGroup noTiles;
    private final RawTile noEvents;

    /// @param plan of one of the views; all have the same columns and layout
    TileState(StateId id, List<String> keyColumns, WindowedPlan plan, Reach reach) {
        this.id = id;
        this.keyColumns = List.copyOf(keyColumns);
        this.columns = plan.columns();
        this.layout = plan.layout();
        this.reach = reach;
        this.noHours = new TileGroup(layout, TileLevel.DAY);
        this.noTiles = new TileGroup(layout, TileLevel.HOUR);
        this.noEvents = new RawTile(layout);
    }

    @Override
    public StateId id() {
        return id;
    }

    @Override
    public List<String> keyColumns() {
        return keyColumns;
    }

    @Override
    public boolean apply(AdmittedEvent event, UnitCache cache, Watermark watermark) {
        if (event.eventTime() < keptFrom(UnitKind.DAY, watermark)) {
            return false;
        }
        Optional<EntityKey> entity = entity(event.values());
        if (entity.isPresent()) {
            new StoredTileSpace(cache, this, entity.get(), keptFrom(UnitKind.RAW, watermark)).add(windowEvent(event));
        }
        return true;
    }

    @Override
    public void touch(AdmittedEvent event, Consumer<UnitAddress> touched) {
        entity(event.values()).ifPresent(entity -> {
            long time = event.eventTime();
            touched.accept(new UnitAddress(id, UnitKind.HOUR, TileLevel.HOUR.start(time), entity));
            touched.accept(new UnitAddress(id, UnitKind.RAW, TileLevel.FIVE_MINUTES.start(time), entity));
            touched.accept(new UnitAddress(id, UnitKind.DAY, TileLevel.DAY.start(time), entity));
        });
    }

    private WindowEvent windowEvent(AdmittedEvent event) {
        long nulls = 0;
        long[] values = new long[columns.size()];
        for (int i = 0; i < values.length; i++) {
            FeatureValue value = event.values().get(columns.get(i));
            switch (value) {
                case null -> nulls |= 1L << i;
                case Whole(long number) -> values[i] = number;
                case Real(double number) -> values[i] = Double.doubleToRawLongBits(number);
                case FeatureValue.Text _, FeatureValue.Flag _, FeatureValue.Moment _ -> {} // only counted
            }
        }
        return new WindowEvent(event.eventTime(), event.visibleAt(), nulls, values);
    }

    @Override
    public long keptFrom(UnitKind kind, Watermark watermark) {
        return switch (kind) {
            case DAY -> start(TileLevel.DAY, watermark.before(watermark.depth() + reach.tiles()));
            case HOUR -> start(TileLevel.HOUR, watermark.before(watermark.depth() + reach.tiles()));
            case RAW -> start(TileLevel.FIVE_MINUTES, watermark.before(watermark.depth() + reach.raw()));
            case ROWS -> Long.MIN_VALUE;
        };
    }

    private static long start(TileLevel level, long time) {
        return time == Long.MIN_VALUE ? time : level.start(time);
    }

    @Override
    public StoredUnit read(UnitKind kind, byte[] bytes) {
        return switch (kind) {
            case DAY -> TileGroup.of(layout, TileLevel.DAY, bytes);
            case HOUR -> TileGroup.of(layout, TileLevel.HOUR, bytes);
            case RAW -> RawTile.of(layout, bytes);
            case ROWS -> throw new IllegalArgumentException("tiles have no rows");
        };
    }

    @Override
    public StoredUnit absent(UnitKind kind) {
        return switch (kind) {
            case DAY -> noHours;
            case HOUR -> noTiles;
            case RAW -> noEvents;
            case ROWS -> throw new IllegalArgumentException("tiles have no rows");
        };
    }

    @Override
    public StoredUnit create(UnitKind kind) {
        return switch (kind) {
            case DAY -> new TileGroup(layout, TileLevel.DAY);
            case HOUR -> new TileGroup(layout, TileLevel.HOUR);
            case RAW -> new RawTile(layout);
            case ROWS -> throw new IllegalArgumentException("tiles have no rows");
        };
    }
}

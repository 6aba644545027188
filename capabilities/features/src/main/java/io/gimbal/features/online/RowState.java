package io.gimbal.features.online;

import io.gimbal.features.FeatureValue;
import io.gimbal.features.semantics.AsOf;
import io.gimbal.features.semantics.RowHistory;
import io.gimbal.features.semantics.StoredUnit;
import io.gimbal.features.semantics.VisibleRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The rows of latest-value views that take the same columns for the same entity.
final class RowState implements ViewState {
    /// So many rows of an entity are kept whatever their age, so that rows loaded ahead of the lookups do
    /// not push out those the lookups are at.
    private static final int KEPT_ROWS = 1_000;

    private final StateId id;
    private final List<String> keyColumns;
    private final List<String> columns;
    private final RowHistory noRows = new RowHistory();

    RowState(StateId id, List<String> keyColumns, List<String> columns) {
        this.id = id;
        this.keyColumns = List.copyOf(keyColumns);
        this.columns = List.copyOf(columns);
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
        entity(event.values()).ifPresent(entity -> {
            RowHistory history = (RowHistory) cache.change(address(entity), this);
            history.add(row(event));
            history.forget(new AsOf(watermark.oldestLookup()), KEPT_ROWS);
        });
        return true;
    }

    @Override
    public void touch(AdmittedEvent event, Consumer<UnitAddress> touched) {
        entity(event.values()).ifPresent(entity -> touched.accept(address(entity)));
    }

    private VisibleRow row(AdmittedEvent event) {
        List<Optional<FeatureValue>> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            values.add(Optional.ofNullable(event.values().get(column)));
        }
        return new VisibleRow(event.visibleAt(), event.order(), values);
    }

    RowHistory history(EntityKey entity, UnitCache cache) {
        return (RowHistory) cache.get(address(entity), this);
    }

    UnitAddress address(EntityKey entity) {
        return new UnitAddress(id, UnitKind.ROWS, 0, entity);
    }

    @Override
    public long keptFrom(UnitKind kind, Watermark watermark) {
        return Long.MIN_VALUE;
    }

    @Override
    public StoredUnit read(UnitKind kind, byte[] bytes) {
        return RowHistory.of(bytes);
    }

    @Override
    public StoredUnit absent(UnitKind kind) {
        return noRows;
    }

    @Override
    public StoredUnit create(UnitKind kind) {
        return new RowHistory();
    }
}

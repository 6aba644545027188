package io.gimbal.features.online;

import io.gimbal.features.semantics.TileLevel;
import io.gimbal.kv.KeyRange;
import io.gimbal.kv.KeyValueStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Deletes the units that no lookup can ask for any more. The journal keeps their events.
final class Retention {
    private final KeyValueStore store;
    private final UnitCache cache;
    private long swept = Watermark.NONE;

    Retention(KeyValueStore store, UnitCache cache) {
        this.store = store;
        this.cache = cache;
    }

    /// Does something once per day of event time. Under the source's write lock, with no changes that are
    /// not stored.
    void sweep(List<ViewState> views, Watermark watermark) {
        long day = watermark.micros() == Watermark.NONE ? Watermark.NONE : TileLevel.DAY.start(watermark.micros());
        if (day == swept) {
            return;
        }
        swept = day;
        Map<StateId, ViewState> byId = new HashMap<>();
        views.forEach(view -> byId.put(view.id(), view));
        cache.drop(address -> {
            ViewState view = byId.get(address.state());
            return view != null && address.start() < view.keptFrom(address.kind(), watermark);
        });
        for (ViewState view : views) {
            for (UnitKind kind : UnitKind.values()) {
                delete(view.id(), kind, view.keptFrom(kind, watermark));
            }
        }
    }

    private void delete(StateId state, UnitKind kind, long keptFrom) {
        if (keptFrom != Long.MIN_VALUE) {
            KeyRange old = KeyRange.between(
                    UnitAddress.first(state, kind, Long.MIN_VALUE), UnitAddress.first(state, kind, keptFrom));
            Deletion.of(store, UnitCache.UNITS, old);
        }
    }
}

package io.gimbal.tracking.curves;

import io.gimbal.sql.Database;
import io.gimbal.tracking.curves.CurveStore.Grown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Summarises long histories before somebody asks for their curves, beside everything else: what still grows waits
/// until it rests or is very long, and half of the time is left to others. One at a time.
public final class CurveUpkeep {
    private static final int SERIES_AT_ONCE = 1_000;
    private static final long LONG = 500_000;

    private final Database database;
    private final CurveStore store;
    private final CurveKeeper keeper;
    private Map<SeriesKey, Long> seen = Map.of();

    public CurveUpkeep(Database database, CurveStore store) {
        this.database = database;
        this.store = store;
        this.keeper = new CurveKeeper(database, store);
    }

    /// Looks for series that have grown, and summarises those that have not since the last time it looked.
    ///
    /// @return how many were summarised
    public synchronized int run() {
        List<Grown> grown = database.read(transaction -> store.grown(transaction, SERIES_AT_ONCE));
        int done = 0;
        Map<SeriesKey, Long> growing = new HashMap<>();
        for (Grown one : grown) {
            if (one.appended() >= LONG || Long.valueOf(one.appended()).equals(seen.get(one.series()))) {
                summarise(one);
                done++;
            } else {
                growing.put(one.series(), one.appended());
            }
        }
        seen = growing;
        return done;
    }

    private void summarise(Grown grown) {
        long began = System.nanoTime();
        History history = database.read(transaction -> History.read(transaction, store, grown.series()));
        keeper.keep(grown.series(), history.fresh());
        database.write(transaction -> {
            store.settle(transaction, grown);
            return grown;
        });
        LockSupport.parkNanos(System.nanoTime() - began);
    }
}

package io.gimbal.tracking.curves;

import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Keeps segments that were made of a snapshot, unless something was appended among their points meanwhile: then they
/// are made again when they are next wanted. Thread-safe.
final class CurveKeeper {
    private static final int SEGMENTS_AT_ONCE = 32; // their points are counted while others wait to write

    private final Database database;
    private final CurveStore store;

    CurveKeeper(Database database, CurveStore store) {
        this.database = database;
        this.store = store;
    }

    void keep(SeriesKey series, List<Segment> fresh) {
        boolean unchanged = true;
        for (int from = 0; from < fresh.size() && unchanged; from += SEGMENTS_AT_ONCE) {
            List<Segment> some = fresh.subList(from, Math.min(from + SEGMENTS_AT_ONCE, fresh.size()));
            unchanged = database.write(transaction -> keep(transaction, series, some));
        }
    }

    /// Points are only ever added, until all of a run go: as many as there were are the same ones.
    private boolean keep(Transaction transaction, SeriesKey series, List<Segment> some) throws SQLException {
        Optional<Moment> bound = store.bound(transaction, series);
        if (bound.isEmpty()) {
            return false;
        }
        Moment known = store.end(transaction, series, bound.get());
        Moment end = some.getLast().end();
        boolean unchanged = known.compareTo(some.getFirst().from()) <= 0
                && store.count(transaction, series, known, end)
                        == some.stream().mapToLong(Segment::count).sum();
        if (unchanged) {
            store.replace(transaction, series, some);
        }
        return unchanged;
    }
}

package io.gimbal.tracking.curves;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// A series as it stands in one snapshot.
///
/// @param kept segments that were there
/// @param fresh segments that follow them and are worth keeping
/// @param open the points after all segments
record History(SeriesKey series, List<Segment> kept, List<Segment> fresh, Points open) {
    static History read(Transaction transaction, CurveStore store, SeriesKey series) throws SQLException {
        Moment bound = store.bound(transaction, series).orElse(Moment.START);
        List<Segment> kept = store.segments(transaction, series, bound);
        SegmentBuilder builder = new SegmentBuilder();
        store.scan(
                transaction,
                series,
                kept.isEmpty() ? Moment.START : kept.getLast().end(),
                Moment.END,
                builder::add);
        return new History(series, kept, builder.full(), builder.open());
    }

    Stream<Block> blocks() {
        return Stream.concat(kept.stream(), fresh.stream()).flatMap(segment -> segment.blocks().stream());
    }
}

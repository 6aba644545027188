package io.gimbal.features.semantics;

import io.gimbal.features.FeatureValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of one entity that some lookup could find to be the latest, whatever order they arrived in. A row
/// hidden by a later one that was seen no later is not kept, so equal sets of rows have equal histories and
/// equal bytes. Not thread-safe.
public final class RowHistory implements StoredUnit {
    /// Sorted by visibility and, because none hides another, also by order.
    private final List<VisibleRow> rows = new ArrayList<>();

    private long forgottenBefore = Long.MIN_VALUE;

    /// @return whether the history changed
    public boolean add(VisibleRow row) {
        int seen = seen(row.visibleAt());
        if (seen > 0 && rows.get(seen - 1).hides(row)) {
            return false;
        }
        int at = seen;
        while (at > 0 && row.hides(rows.get(at - 1))) {
            at--;
        }
        int to = seen;
        while (to < rows.size() && row.hides(rows.get(to))) {
            to++;
        }
        rows.subList(at, to).clear();
        rows.add(at, row);
        return true;
    }

    /// How many rows are visible at this time.
    private int seen(long time) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).visibleAt() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The latest row the lookup sees.
    public Optional<VisibleRow> find(AsOf asOf) {
        int seen = seen(asOf.end() - 1);
        return seen == 0 ? Optional.empty() : Optional.of(rows.get(seen - 1));
    }

    /// The first lookup that still gets the right answer.
    public long forgottenBefore() {
        return forgottenBefore;
    }

    /// Drops what no lookup from `horizon` on can find, but keeps the newest `atLeast` rows.
    public void forget(AsOf horizon, int atLeast) {
        int drop = Math.min(seen(horizon.micros()) - 1, rows.size() - atLeast);
        if (drop > 0) {
            forgottenBefore = rows.get(drop).visibleAt();
            rows.subList(0, drop).clear();
        }
    }

    public int size() {
        return rows.size();
    }

    @Override
    public byte[] bytes() {
        CanonicalWriter out = new CanonicalWriter(8 + 64 * rows.size());
        out.putLong(forgottenBefore);
        for (VisibleRow row : rows) {
            out.putLong(row.visibleAt());
            out.putLong(row.order().eventTime());
            out.putLong(row.order().createdAt());
            out.putLong(row.order().sequence());
            out.putCount(row.values().size());
            for (Optional<FeatureValue> value : row.values()) {
                value.ifPresentOrElse(it -> CanonicalValue.write(out, it), () -> CanonicalValue.writeNull(out));
            }
        }
        return out.toBytes();
    }

    /// @throws io.gimbal.core.CodedException CORRUPT if these are not the bytes of a history
    public static RowHistory of(byte[] bytes) {
        RowHistory history = new RowHistory();
        CanonicalReader in = new CanonicalReader(bytes);
        history.forgottenBefore = in.getLong();
        while (!in.atEnd()) {
            long visibleAt = in.getLong();
            RowOrder order = new RowOrder(in.getLong(), in.getLong(), in.getLong());
            long count = in.getCount();
            List<Optional<FeatureValue>> values = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                values.add(CanonicalValue.read(in));
            }
            history.rows.add(new VisibleRow(visibleAt, order, values));
        }
        return history;
    }
}

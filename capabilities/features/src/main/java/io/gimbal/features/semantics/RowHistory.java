package io.gimbal.features.semantics;

import io.gimbal.features.FeatureValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of one entity that some lookup could find to be the latest, whatever order they arrived in. A row hidden by
/// a later one that was seen no later is not kept, so equal sets of rows have equal histories and equal bytes. Not
/// thread-safe.
public final class RowHistory {
    /// Sorted by visibility and, because none hides another, also by order.
    private final List<VisibleRow> rows = new ArrayList<>();

    /// @return whether the history changed
    public boolean add(VisibleRow row) {
        if (rows.stream().anyMatch(kept -> kept.hides(row))) {
            return false;
        }
        rows.removeIf(row::hides);
        int at = rows.size();
        while (at > 0 && rows.get(at - 1).visibleAt() > row.visibleAt()) {
            at--;
        }
        rows.add(at, row);
        return true;
    }

    /// The latest row the lookup sees.
    public Optional<VisibleRow> find(AsOf asOf) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (asOf.sees(rows.get(i).visibleAt())) {
                return Optional.of(rows.get(i));
            }
        }
        return Optional.empty();
    }

    /// Drops what no lookup from `horizon` on can find.
    ///
    /// @return whether the history changed
    public boolean forget(AsOf horizon) {
        int keptFrom = rows.size() - 1;
        while (keptFrom > 0 && !horizon.sees(rows.get(keptFrom).visibleAt())) {
            keptFrom--;
        }
        if (keptFrom <= 0) {
            return false;
        }
        rows.subList(0, keptFrom).clear();
        return true;
    }

    public int size() {
        return rows.size();
    }

    /// The canonical form.
    public byte[] bytes() {
        CanonicalWriter out = new CanonicalWriter(64 * rows.size());
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

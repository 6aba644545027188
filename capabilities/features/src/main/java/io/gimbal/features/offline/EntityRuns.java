package io.gimbal.features.offline;

import io.gimbal.features.ColumnType;
import io.gimbal.features.FeatureValue;
import io.gimbal.query.Frame;
import java.util.ArrayList;
import java.util.List;

/// Notices where the rows of one entity end in rows that are sorted by entity. The keys are the first columns.
final class EntityRuns {
    private final List<ColumnType> types;
    private List<FeatureValue> current = List.of();
    private boolean started;

    EntityRuns(List<ColumnType> types) {
        this.types = List.copyOf(types);
    }

    /// Whether another entity begins with this row.
    boolean isNext(Frame frame, int row) {
        if (started && isCurrent(frame, row)) {
            return false;
        }
        started = true;
        List<FeatureValue> keys = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            keys.add(Values.read(frame, i, row, types.get(i)).orElseThrow());
        }
        current = keys;
        return true;
    }

    private boolean isCurrent(Frame frame, int row) {
        for (int i = 0; i < current.size(); i++) {
            boolean same = switch (current.get(i)) {
                case FeatureValue.Whole(long number) -> frame.integer(i, row) == number;
                case FeatureValue.Text(String text) -> frame.text(i, row).equals(text);
                case FeatureValue.Real _, FeatureValue.Flag _, FeatureValue.Moment _ ->
                    throw new IllegalStateException("a join key is a long or a string");
            };
            if (!same) {
                return false;
            }
        }
        return true;
    }
}

package io.gimbal.model.median;

import io.gimbal.model.Column;
import io.gimbal.model.NumberColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cells of one key, numbered from 0.
final class KeyCells {
    /// A category never seen in training has no cell.
    static final int NONE = -1;

    private final double[] edges;
    private final Map<String, Integer> categories = new HashMap<>();
    private final boolean banded;

    KeyCells(MedianTable.Key key) {
        banded = key.bands().isPresent();
        edges = key.bands().orElse(List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        key.categories().orElse(List.of()).forEach(name -> categories.put(name, categories.size()));
    }

    int size() {
        return banded ? edges.length + 1 : categories.size();
    }

    int cellOf(Column column, int row) {
        if (banded) {
            int found = Arrays.binarySearch(edges, ((NumberColumn) column).value(row) + 0.0);
            return found >= 0 ? found + 1 : -found - 1;
        }
        String category = column.category(row);
        return category == null ? NONE : categories.getOrDefault(category, NONE);
    }

    /// The number of a cell that is written as text.
    int parse(String text) {
        return banded ? Integer.parseInt(text) : categories.getOrDefault(text, NONE);
    }
}

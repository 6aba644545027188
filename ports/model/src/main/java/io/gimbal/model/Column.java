package io.gimbal.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The values of one name in some rows. Immutable and thread-safe.
public sealed interface Column permits NumberColumn, TextColumn {
    ColumnType type();

    int size();

    boolean isMissing(int row);

    /// The value as the name of a category, null where it is missing. A whole number has no fraction: `74`, not
    /// `74.0`.
    @Nullable
    String category(int row);

    /// How often each name occurs, in the order of the names; missing values are left out.
    default SortedMap<String, Integer> frequencies() {
        SortedMap<String, Integer> frequencies = new TreeMap<>();
        for (int row = 0; row < size(); row++) {
            String name = category(row);
            if (name != null) {
                frequencies.merge(name, 1, Integer::sum);
            }
        }
        return frequencies;
    }

    /// The most frequent names, the most frequent first; of equally frequent ones the alphabetically first.
    default List<String> mostFrequent(int limit) {
        return frequencies().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())) // stable: ties stay alphabetical
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// A column of only one of its rows.
    Column row(int row);
}

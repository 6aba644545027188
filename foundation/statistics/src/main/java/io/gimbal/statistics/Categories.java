package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How often each value of a text column occurs in one window, in the order of the names, and how many are
/// missing.
public record Categories(SortedMap<String, Long> frequencies, long missing) {
    public Categories {
        frequencies = Collections.unmodifiableSortedMap(new TreeMap<>(frequencies));
        if (missing < 0 || frequencies.values().stream().anyMatch(count -> count < 1)) {
            throw CodedException.invalidArgument(
                    "a category occurs at least once: " + frequencies + ", missing " + missing);
        }
    }

    /// @param values null stands for missing
    public static Categories of(Iterable<@Nullable String> values) {
        TreeMap<String, Long> frequencies = new TreeMap<>();
        long missing = 0;
        for (String value : values) {
            if (value == null) {
                missing++;
            } else {
                frequencies.merge(value, 1L, Long::sum);
            }
        }
        return new Categories(frequencies, missing);
    }

    public Categories plus(Categories other) {
        TreeMap<String, Long> sum = new TreeMap<>(frequencies);
        other.frequencies.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return new Categories(sum, missing + other.missing);
    }

    public Counts counts() {
        return new Counts(
                frequencies.values().stream().mapToLong(Long::longValue).sum(), missing, 0);
    }
}

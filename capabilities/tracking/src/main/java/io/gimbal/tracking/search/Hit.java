package io.gimbal.tracking.search;

import java.util.List;
import java.util.stream.Stream;

/// Something found.
///
/// @param number what its row is kept under
/// @param values what it is ordered by
record Hit(long number, List<SortValue> values) {
    Hit {
        values = List.copyOf(values);
    }

    Hit behind(SortValue first) {
        return new Hit(number, Stream.concat(Stream.of(first), values.stream()).toList());
    }
}

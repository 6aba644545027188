package io.gimbal.tracking.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What an item is ordered by, of one key. Whichever way a list goes, what has a value comes first, then NaN, then what
/// has none.
///
/// @param value a `String`, `Long` or `Double`; an empty text unless the phase is [#THERE]
record SortValue(int phase, Object value) {
    static final int THERE = 0;
    static final int NOT_A_NUMBER = 1;
    static final int MISSING = 2;

    SortValue {
        value = phase == THERE ? value : "";
    }

    static SortValue of(Object value) {
        return new SortValue(THERE, value);
    }

    /// As the databases compare: texts by code points.
    static Comparator<SortValue> order(boolean ascending) {
        Comparator<SortValue> byValue = (a, b) -> compare(a.value, b.value);
        return Comparator.comparingInt(SortValue::phase).thenComparing(ascending ? byValue : byValue.reversed());
    }

    private static int compare(Object a, Object b) {
        return switch (a) {
            case Long number when b instanceof Long other -> number.compareTo(other);
            case Double number when b instanceof Double other -> number.compareTo(other);
            default -> compareTexts(a.toString(), b.toString());
        };
    }

    private static int compareTexts(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    static List<SortValue> tail(List<SortValue> values) {
        return values.subList(1, values.size());
    }
}

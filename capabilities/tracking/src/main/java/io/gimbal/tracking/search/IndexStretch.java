package io.gimbal.tracking.search;

import java.util.List;

/// A part of an index that has the order of a key.
///
/// @param where where it begins and ends
record IndexStretch(OrderedScan scan, SortKey key, Fragment where) {
    static IndexStretch whole(OrderedScan scan, SortKey key) {
        return new IndexStretch(scan, key, scan.where());
    }

    /// Without what stands at that value or before it.
    IndexStretch beyond(Object group) {
        return bounded(key.ascending() ? " > ?" : " < ?", group);
    }

    /// Without what stands beyond that value.
    IndexStretch until(Object group) {
        return bounded(key.ascending() ? " <= ?" : " >= ?", group);
    }

    private IndexStretch bounded(String operator, Object group) {
        return new IndexStretch(scan, key, Fragment.of("? AND " + scan.group() + operator, where, group));
    }

    String order() {
        return " ORDER BY " + scan.group() + key.direction();
    }

    /// Something along the stretch.
    ///
    /// @param group what the index is ordered by
    record Found(Object group, Hit hit) {
        static List<Hit> inOrder(List<Found> found, Ordering ordering) {
            return found.stream().map(Found::hit).sorted(ordering.comparator()).toList();
        }
    }
}

package io.gimbal.data;

import io.gimbal.query.Column;
import io.gimbal.query.ColumnType;
import java.util.List;
import java.util.Optional;

/// What one version has that another has not.
///
/// @param changed rows with an id both have, and other values; empty where rows have no ids
public record DatasetDifference(
        DatasetVersion from,
        DatasetVersion to,
        long added,
        long removed,
        Optional<Long> changed,
        List<Column> addedColumns,
        List<Column> removedColumns,
        List<ChangedType> changedTypes,
        List<ChangedProfile> profile) {
    public DatasetDifference {
        addedColumns = List.copyOf(addedColumns);
        removedColumns = List.copyOf(removedColumns);
        changedTypes = List.copyOf(changedTypes);
        profile = List.copyOf(profile);
    }

    /// A column that is of another type.
    public record ChangedType(String column, ColumnType from, ColumnType to) {}

    /// A column whose summary is another one.
    public record ChangedProfile(String column, Profile.ColumnProfile from, Profile.ColumnProfile to) {}
}

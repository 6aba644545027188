package io.gimbal.model;

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

    /// A column of only one of its rows.
    Column row(int row);
}

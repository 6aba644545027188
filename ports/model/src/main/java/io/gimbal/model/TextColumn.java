package io.gimbal.model;

import org.jspecify.annotations.Nullable;

/// Texts; null stands for missing.
public final class TextColumn implements Column {
    private final @Nullable String[] values;

    private TextColumn(@Nullable String[] values) {
        this.values = values;
    }

    public static TextColumn of(@Nullable String... values) {
        return new TextColumn(values.clone());
    }

    @Override
    public ColumnType type() {
        return ColumnType.TEXT;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == null;
    }

    @Override
    public @Nullable String category(int row) {
        return values[row];
    }

    @Override
    public TextColumn row(int row) {
        return new TextColumn(new @Nullable String[] {values[row]});
    }

    /// A column with `value` where one was missing.
    TextColumn fill(String value) {
        @Nullable String[] filled = values.clone();
        for (int row = 0; row < filled.length; row++) {
            filled[row] = filled[row] == null ? value : filled[row];
        }
        return new TextColumn(filled);
    }
}

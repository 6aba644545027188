package io.gimbal.tracking.views;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.search.SearchGrammars;
import java.util.List;
import java.util.Objects;

/// A way to look at runs, with a name.
///
/// @param name unique in its experiment
/// @param filter by [SearchGrammars#RUNS]; empty for all
/// @param orders by [SearchGrammars#RUNS]
/// @param columns such as `metrics.mae`, `params.depth`, `duration`; empty for those that are shown to who chose none
/// @param isDefault whether it is shown to who chose no view; at most one of an experiment is
public record SavedView(
        String name,
        String filter,
        List<String> orders,
        List<String> columns,
        LifecycleView lifecycle,
        boolean isDefault) {
    public static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_FILTER_LENGTH = 20_000;
    private static final int MAX_COLUMNS = 200;
    private static final int MAX_COLUMN_LENGTH = 300;

    public SavedView {
        Objects.requireNonNull(lifecycle);
        orders = List.copyOf(orders);
        columns = List.copyOf(columns);
        requireName(name);
        TextLength.requireWithin(MAX_FILTER_LENGTH, "a view's filter", filter);
        requireAtMost("list of columns", columns.size(), MAX_COLUMNS, "items");
        columns.forEach(column -> TextLength.requireWithin(MAX_COLUMN_LENGTH, "a view's column", column));
        Object _ = SearchGrammars.RUNS.filter(filter);
        Object _ = SearchGrammars.RUNS.orders(orders);
    }

    private static void requireName(String name) {
        boolean unreadable = name.chars().anyMatch(Character::isISOControl);
        if (name.isBlank() || !TextLength.isWithin(MAX_NAME_LENGTH, name) || unreadable || !name.equals(name.strip())) {
            throw CodedException.invalidArgument("a view's name must be a non-blank text of at most " + MAX_NAME_LENGTH
                    + " characters, without spaces around it: \"" + name + "\"");
        }
    }

    private static void requireAtMost(String what, int size, int limit, String unit) {
        if (size > limit) {
            throw CodedException.invalidArgument(
                    "a view's " + what + " has at most " + limit + " " + unit + ", this one has " + size);
        }
    }
}

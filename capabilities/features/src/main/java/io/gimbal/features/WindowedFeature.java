package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.Optional;

/// An aggregation of a column over one or several windows; each window gives a feature, called
/// `name_window`.
///
/// @param column what is aggregated; empty for counting events
public record WindowedFeature(String name, Aggregation aggregation, Optional<String> column, List<Window> windows) {
    public WindowedFeature {
        Names.check("a feature", name);
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw CodedException.invalidArgument("feature \"" + name + "\" has no window");
        }
        if (windows.stream().map(Window::length).distinct().count() != windows.size()) {
            throw CodedException.invalidArgument("feature \"" + name + "\" has a window twice: " + windows);
        }
        if (column.isEmpty() && aggregation != Aggregation.COUNT) {
            throw CodedException.invalidArgument(
                    "feature \"" + name + "\": only count can do without a column, not " + aggregation.text());
        }
    }

    public FeatureName name(Window window) {
        return new FeatureName(name + "_" + window);
    }

    /// The type its features have when aggregated from this source.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the source lacks the column, UNSUPPORTED if it has the
    ///     wrong type
    public ColumnType type(EventSource source) {
        if (column.isEmpty()) {
            return ColumnType.LONG;
        }
        ColumnType input = source.type(column.get());
        if (aggregation != Aggregation.COUNT && !input.numeric()) {
            throw CodedException.unsupported("feature \"" + name + "\": " + aggregation.text() + " of column \""
                    + column.get() + "\" needs long or double, it is " + input.text());
        }
        return aggregation.resultType(input);
    }
}

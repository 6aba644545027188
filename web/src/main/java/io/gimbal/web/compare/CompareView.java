package io.gimbal.web.compare;

import io.gimbal.web.run.RunView;
import java.util.List;

/// Runs side by side.
///
/// @param experiments those the runs are of
/// @param rows how many there are, and how many of them differ, in words
/// @param only whether only rows that differ are shown
/// @param toggle where the other choice is
/// @param keys of all metrics
/// @param key the metric whose curves are shown; empty if there is none
/// @param json what the pictures are drawn of
public record CompareView(
        List<RunView.Link> experiments,
        List<Column> runs,
        List<Section> sections,
        String rows,
        boolean only,
        String toggle,
        List<String> keys,
        String key,
        String json) {
    public CompareView {
        experiments = List.copyOf(experiments);
        runs = List.copyOf(runs);
        sections = List.copyOf(sections);
        keys = List.copyOf(keys);
    }

    /// @param style its colour: a class
    /// @param without where the others are compared; empty if only one would be left
    public record Column(
            String id, String name, String href, String status, String chip, String style, String without) {}

    public record Section(String name, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /// @param cells of each run; empty where it has none
    public record Row(String name, boolean differs, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}

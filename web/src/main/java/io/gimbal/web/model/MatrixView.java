package io.gimbal.web.model;

import io.gimbal.web.kit.Light;
import java.util.List;

/// What is known of versions: one row each, one column for each type of evidence.
public record MatrixView(List<Column> columns, List<Row> rows) {
    public MatrixView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// @param asked the stages whose gates ask for it; empty where none does
    public record Column(String type, String asked) {}

    /// @param cells in the order of the columns
    public record Row(int number, String href, String stage, String stageStyle, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param age of the data it looked at; empty where there is none
    /// @param summary what was found
    public record Cell(Light light, String state, String age, String summary) {}
}

package io.gimbal.web.experiment;

import io.gimbal.web.kit.Said;
import java.util.List;

/// Experiments.
///
/// @param query what their names are searched for
/// @param isDeleted whether deleted ones are shown
/// @param other where those are that are not shown: the deleted or the others
/// @param next where the next page is; empty on the last
/// @param first where the first page is; empty on it
public record ExperimentsView(
        String query, boolean isDeleted, String other, List<Row> rows, String first, String next, Said said) {
    public ExperimentsView {
        rows = List.copyOf(rows);
    }

    /// @param runs how many, in words where it is not known exactly
    /// @param running how many have not ended; empty for none
    /// @param active when the last run started
    public record Row(
            String id,
            String name,
            String href,
            String runs,
            String running,
            String active,
            String created,
            List<String> tags) {
        public Row {
            tags = List.copyOf(tags);
        }
    }
}

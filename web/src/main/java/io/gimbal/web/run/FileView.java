package io.gimbal.web.run;

import java.util.List;

/// One file as a page shows it: what could be a page itself is only ever shown as text.
///
/// @param download where the file itself is
public record FileView(String name, String size, String changed, String digest, String download, Content content) {

    /// How it is shown.
    public sealed interface Content permits Text, Image, Table, Nothing {}

    /// @param cut what is not shown; empty if all is
    public record Text(String text, String cut) implements Content {}

    /// @param href of the picture
    public record Image(String href) implements Content {}

    /// @param rows some of the rows, those of one page
    /// @param shown which ones these are
    /// @param previous where the rows before them stand; empty if these are the first
    /// @param next where the following ones stand; empty if these are the last
    public record Table(List<String> columns, List<List<String>> rows, String shown, String previous, String next)
            implements Content {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// @param why it is not shown
    public record Nothing(String why) implements Content {}
}

package io.gimbal.web.dataset;

import io.gimbal.web.kit.AssetLink;
import java.util.List;

/// A dataset and one of its versions.
///
/// @param contract empty when it has none
/// @param shown the version that is shown; empty before the first
public record DatasetView(
        String name,
        AssetLink asset,
        AssetLink source,
        List<AssetLink> contract,
        String lineage,
        List<VersionRow> versions,
        List<Shown> shown) {
    public DatasetView {
        contract = List.copyOf(contract);
        versions = List.copyOf(versions);
        shown = List.copyOf(shown);
    }

    public record VersionRow(
            String number,
            String href,
            boolean isShown,
            String parent,
            String rows,
            String refused,
            String size,
            String digest,
            String asOf,
            String who,
            String why) {}

    /// @param chosenRule whose rows are shown; empty for all
    public record Shown(
            String number,
            ContractResult contract,
            List<ColumnPicture> columns,
            String chosenRule,
            SomeRows quarantine,
            SomeRows first) {
        public Shown {
            columns = List.copyOf(columns);
        }
    }

    /// @param figure whether it holds numbers
    /// @param time whether it holds times
    public record Column(String name, boolean figure, boolean time) {}

    /// @param cells as text; an empty one is missing
    public record SomeRows(List<Column> columns, List<List<String>> cells, String count) {
        public SomeRows {
            columns = List.copyOf(columns);
            cells = cells.stream().map(List::copyOf).toList();
        }
    }
}

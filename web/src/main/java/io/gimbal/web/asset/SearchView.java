package io.gimbal.web.asset;

import io.gimbal.web.kit.AssetLink;
import java.util.List;

/// What a search found.
///
/// @param kind the only kind that is shown; empty for all
/// @param note what is not shown, and why; empty when all is
public record SearchView(String query, String kind, List<Kind> kinds, List<Row> rows, String note) {
    public SearchView {
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
    }

    public record Kind(String name, String count, String href, boolean chosen) {}

    public record Row(AssetLink asset, String namespace, String owner, String project, String updated) {}
}

package io.gimbal.web.lineage;

import io.gimbal.web.kit.AssetLink;
import java.util.List;

/// A graph that is laid out, and the same in rows.
///
/// @param centre the asset it is drawn around; empty for all
/// @param toggleHref the same with versions shown, or without
/// @param note what is not drawn, and why; empty when all is
public record LineageView(
        String centre,
        String centreHref,
        boolean versions,
        String toggleHref,
        int width,
        int height,
        List<Node> nodes,
        List<Line> lines,
        List<Row> rows,
        String note) {
    public LineageView {
        nodes = List.copyOf(nodes);
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
    }

    /// @param name short enough for its box
    /// @param family the class of its style
    public record Node(AssetLink asset, String name, int left, int top, String family, boolean isCentre) {}

    /// @param back whether it goes against the direction: what an endpoint answers comes back as data
    public record Line(String path, boolean back) {}

    public record Row(AssetLink from, String verb, AssetLink to) {}
}

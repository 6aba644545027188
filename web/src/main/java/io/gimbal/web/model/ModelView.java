package io.gimbal.web.model;

import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Said;
import java.util.List;

/// A model: its versions by stage, by evidence and by number, and how they moved.
///
/// @param policyHref empty when the model names no policy
/// @param metrics the columns of the versions side by side
/// @param older where the versions after these are; empty if there are none
/// @param newest where the first of them are; empty if these are they
/// @param endpoints where it is served
/// @param said what was just done, or why not; empty otherwise
public record ModelView(
        String name,
        String href,
        AssetLink asset,
        String description,
        String policy,
        String policyHref,
        String lineage,
        BoardView board,
        MatrixView matrix,
        List<Metric> metrics,
        List<Row> versions,
        String older,
        String newest,
        List<Move> moves,
        List<AssetLink> endpoints,
        boolean canRollBack,
        String caller,
        Said said) {
    public ModelView {
        metrics = List.copyOf(metrics);
        versions = List.copyOf(versions);
        moves = List.copyOf(moves);
        endpoints = List.copyOf(endpoints);
    }

    /// @param numbers in the order of the metrics; empty where nobody measured
    public record Row(
            int number,
            String href,
            String stage,
            String stageStyle,
            List<String> aliases,
            List<String> numbers,
            String author,
            String why,
            String created) {
        public Row {
            aliases = List.copyOf(aliases);
            numbers = List.copyOf(numbers);
        }
    }

    public record Move(String at, String version, String href, String action, String stages, String who, String why) {}
}

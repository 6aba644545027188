package io.gimbal.web.model;

import io.gimbal.web.kit.AssetLink;
import java.util.List;

/// A model: its versions side by side, and how they moved.
///
/// @param policyHref empty when the model names no policy
/// @param metrics the columns that any version has a number for
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
        List<Metric> metrics,
        List<Row> versions,
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

    /// @param numbers in the order of the metrics
    /// @param gate what the gate to the champion's stage says, in a few words
    public record Row(
            int number,
            String href,
            String stage,
            String stageStyle,
            List<String> aliases,
            List<String> numbers,
            String gate,
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

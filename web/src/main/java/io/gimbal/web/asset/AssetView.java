package io.gimbal.web.asset;

import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Fact;
import io.gimbal.web.kit.Light;
import java.util.List;

/// All that is known about an asset.
///
/// @param ownPage the page made for its kind; empty when this is the only one
/// @param impactNote why the walk is not shown; empty when it is
public record AssetView(
        AssetLink asset,
        String namespace,
        String owner,
        String project,
        String revision,
        String created,
        String updated,
        String ownPage,
        String lineage,
        List<Fact> facts,
        List<Neighbour> edges,
        List<Piece> evidence,
        List<Made> changes,
        List<Reached> breaks,
        List<Reached> standsOn,
        String impactNote) {
    public AssetView {
        facts = List.copyOf(facts);
        edges = List.copyOf(edges);
        evidence = List.copyOf(evidence);
        changes = List.copyOf(changes);
        breaks = List.copyOf(breaks);
        standsOn = List.copyOf(standsOn);
    }

    /// An edge as a sentence that begins with this asset: *is read by* feature view `zone`.
    public record Neighbour(String verb, AssetLink other, String since) {}

    public record Piece(
            String type,
            Light light,
            String verdict,
            String summary,
            String observed,
            String expires,
            List<Fact> values) {
        public Piece {
            values = List.copyOf(values);
        }
    }

    public record Made(String action, String who, String why, String at, List<Fact> difference) {
        public Made {
            difference = List.copyOf(difference);
        }
    }

    /// @param distance in edges
    /// @param via the edge by which it was reached, as a sentence
    public record Reached(AssetLink asset, int distance, String via) {}
}

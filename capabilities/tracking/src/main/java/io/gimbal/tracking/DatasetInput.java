package io.gimbal.tracking;

import io.gimbal.core.TextLength;
import io.gimbal.graph.AssetRef;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Data a run used. Of one experiment, a dataset of the same name and digest is the same dataset: what was said of it
/// first counts.
///
/// @param context what it was used for: `training`, `validation`; may be empty
/// @param tags what else the client says of this use
/// @param asset the dataset version in the graph, when it is one of ours
public record DatasetInput(LoggedDataset dataset, String context, Map<String, String> tags, Optional<AssetRef> asset) {
    private static final int MAX_CONTEXT = 500;

    public DatasetInput {
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(asset);
        tags = Map.copyOf(tags);
        TextLength.requireWithin(MAX_CONTEXT, "a dataset input's context", context);
    }

    public static DatasetInput of(LoggedDataset dataset, String context) {
        return new DatasetInput(dataset, context, Map.of(), Optional.empty());
    }

    /// A dataset version of ours.
    public static DatasetInput of(AssetRef asset, String digest) {
        return new DatasetInput(LoggedDataset.of(asset.name(), digest), "", Map.of(), Optional.of(asset));
    }
}

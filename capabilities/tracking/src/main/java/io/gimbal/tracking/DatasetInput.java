package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import java.util.Objects;
import java.util.Optional;

/// Data a run used.
///
/// @param digest what identifies the content, as its source writes it
/// @param context what it was used for: `training`, `validation`; may be empty
/// @param asset the dataset version in the graph, when it is one of ours
public record DatasetInput(String name, String digest, String context, Optional<AssetRef> asset) {
    private static final int MAX_LENGTH = 500;

    public DatasetInput {
        Objects.requireNonNull(asset);
        if (name.isBlank() || name.length() > MAX_LENGTH || digest.isBlank() || digest.length() > MAX_LENGTH) {
            throw CodedException.invalidArgument("a dataset input needs a name and a digest of at most " + MAX_LENGTH
                    + " characters: \"" + name + "\", \"" + digest + "\"");
        }
        if (context.length() > MAX_LENGTH) {
            throw CodedException.invalidArgument("a dataset input's context has at most " + MAX_LENGTH + " characters");
        }
    }
}

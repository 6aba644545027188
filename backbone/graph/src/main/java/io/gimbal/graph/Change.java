package io.gimbal.graph;

import io.gimbal.core.CodedException;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Objects;

/// A difference that somebody made to an asset.
///
/// @param position its place in the order in which changes became durable, from 1
/// @param action one word, such as `created`, `changed`, `promoted`; see [Changes] for the graph's own
/// @param difference what is different now; for declared things `{field: {before, after}}`
/// @param at wall-clock time
public record Change(long position, AssetRef asset, String action, JsonObject difference, Reason reason, Instant at) {
    public Change {
        Objects.requireNonNull(asset);
        Objects.requireNonNull(difference);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(at);
        if (!action.matches("[a-z]+(-[a-z]+)*")) {
            throw CodedException.invalidArgument(
                    "not a change's action: \"" + action + "\", expected a lower-case word");
        }
    }
}

package io.gimbal.declare;

import io.gimbal.core.Digest;
import io.gimbal.core.Problem.Location;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reach;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// The difference between what a project's files say and what is live.
///
/// @param digest of both sides; apply can be asked to do exactly this plan or nothing
/// @param items in the order in which they would be carried out
/// @param unchangedCount how many declarations are live as written
public record Plan(String project, Digest digest, List<Item> items, int unchangedCount) {
    public Plan {
        items = List.copyOf(items);
    }

    /// What happens to a declaration.
    public enum Action {
        CREATE,
        CHANGE,
        /// Only with prune.
        REMOVE
    }

    /// One declaration that is not live as written.
    ///
    /// @param location where it stands; for a removal, the address of the asset
    /// @param fields what is different, in the order of the document
    /// @param impact who depends on it, directly or through others; empty for a creation
    /// @param blockedBy who stands in the way of a removal
    public record Item(
            Action action,
            AssetRef ref,
            Location location,
            List<FieldChange> fields,
            List<Reach> impact,
            List<Consequence> consequences,
            List<AssetRef> blockedBy) {
        public Item {
            fields = List.copyOf(fields);
            impact = List.copyOf(impact);
            consequences = List.copyOf(consequences);
            blockedBy = List.copyOf(blockedBy);
        }

        Item withImpact(List<Reach> reached) {
            return new Item(action, ref, location, fields, reached, consequences, blockedBy);
        }
    }

    /// @param path like `features.zone_trips.windows[0]`
    public record FieldChange(String path, Optional<JsonValue> before, Optional<JsonValue> after) {}

    public boolean isEmpty() {
        return items.isEmpty();
    }
}

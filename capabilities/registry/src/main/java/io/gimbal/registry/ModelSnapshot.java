package io.gimbal.registry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A model and all that is said of it at one moment.
///
/// @param name what clients call it
/// @param tags in order of key
/// @param aliases in order of name
/// @param newest of each stage the version with the highest number, in order of number
/// @param updatedAt wall-clock time of the last change of the model, or of one of its versions
public record ModelSnapshot(
        RegisteredModel model,
        String name,
        List<Tag> tags,
        List<Alias> aliases,
        List<VersionSnapshot> newest,
        Instant updatedAt) {
    public ModelSnapshot {
        Objects.requireNonNull(model);
        Objects.requireNonNull(name);
        Objects.requireNonNull(updatedAt);
        tags = List.copyOf(tags);
        aliases = List.copyOf(aliases);
        newest = List.copyOf(newest);
    }
}

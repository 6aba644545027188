package io.gimbal.registry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A version and all that is said of it at one moment.
///
/// @param name what clients call its model
/// @param description for people; may be empty
/// @param tags in order of key
/// @param aliases in order of name
/// @param updatedAt wall-clock time of the last change of its stage or description
public record VersionSnapshot(
        ModelVersion version,
        String name,
        Stage stage,
        String description,
        List<Tag> tags,
        List<AliasName> aliases,
        Instant updatedAt) {
    public VersionSnapshot {
        Objects.requireNonNull(version);
        Objects.requireNonNull(name);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(description);
        Objects.requireNonNull(updatedAt);
        tags = List.copyOf(tags);
        aliases = List.copyOf(aliases);
    }
}

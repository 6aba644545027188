package io.gimbal.registry.difference;

import io.gimbal.registry.Aspect;
import io.gimbal.registry.ModelVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What changed from one version to another.
///
/// @param why what people said about the change: who registered the version, and whoever ran its run
/// @param changes what differs in each aspect, in order of name; what is alike is left out
/// @param untold aspects of which one of the two tells nothing, so that no change means little
public record VersionDifference(
        ModelVersion base,
        ModelVersion version,
        Optional<String> why,
        Map<Aspect, List<FactChange>> changes,
        Set<Aspect> untold) {
    public VersionDifference {
        Objects.requireNonNull(base);
        Objects.requireNonNull(version);
        Objects.requireNonNull(why);
        untold = Set.copyOf(untold);
        changes = new EnumMap<>(changes);
    }

    public List<FactChange> in(Aspect aspect) {
        return changes.getOrDefault(aspect, List.of());
    }
}

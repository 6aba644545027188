package io.gimbal.declare;

import io.gimbal.core.Problem.Location;
import java.util.List;
import java.util.Optional;

/// A place where a declaration names another asset.
///
/// @param kinds what it may be
/// @param project whose asset; empty for the project's own
public record ReferenceUse(List<String> kinds, Optional<String> project, String name, Location location) {
    public ReferenceUse {
        kinds = List.copyOf(kinds);
    }

    static ReferenceUse parse(List<String> kinds, String text, Location location) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new ReferenceUse(kinds, Optional.empty(), text, location)
                : new ReferenceUse(kinds, Optional.of(text.substring(0, slash)), text.substring(slash + 1), location);
    }

    /// As it was written.
    public String text() {
        return project.map(it -> it + "/" + name).orElse(name);
    }
}

package io.gimbal.declare;

import io.gimbal.core.Problem.Location;
import io.gimbal.graph.EdgeType;
import java.util.List;
import java.util.Optional;

/// A place where a declaration names another asset.
///
/// @param edge what the graph says of the two
/// @param kinds what it may be
/// @param project whose asset; empty for the project's own
public record ReferenceUse(
        EdgeType edge, List<String> kinds, Optional<String> project, String name, Location location) {
    public ReferenceUse {
        kinds = List.copyOf(kinds);
    }

    /// A reference to the project's own asset.
    public static ReferenceUse of(EdgeType edge, String kind, String name, Location location) {
        return new ReferenceUse(edge, List.of(kind), Optional.empty(), name, location);
    }

    /// What stands before a `/` is a kind if it is one of the possible ones, else a project.
    static ReferenceUse parse(EdgeType edge, List<String> kinds, String text, Location location) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new ReferenceUse(edge, kinds, Optional.empty(), text, location);
        }
        String before = text.substring(0, slash);
        String name = text.substring(slash + 1);
        return kinds.contains(before)
                ? of(edge, before, name, location)
                : new ReferenceUse(edge, kinds, Optional.of(before), name, location);
    }

    /// As messages show it.
    public String text() {
        return project.map(it -> it + "/" + name).orElse(name);
    }
}

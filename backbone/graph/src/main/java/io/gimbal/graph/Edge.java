package io.gimbal.graph;

import io.gimbal.core.CodedException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A typed, dated dependency between two assets.
///
/// @param since when it was first seen
public record Edge(AssetRef from, EdgeType type, AssetRef to, Instant since) {
    public Edge {
        Objects.requireNonNull(type);
        Objects.requireNonNull(since);
        if (from.equals(to)) {
            throw CodedException.invalidArgument("an asset cannot have an edge to itself: " + from);
        }
    }

    /// The end that breaks when the other one goes.
    public Optional<AssetRef> dependent() {
        return switch (type.dependent()) {
            case FROM -> Optional.of(from);
            case TO -> Optional.of(to);
            case NEITHER -> Optional.empty();
        };
    }

    /// The end that is depended on.
    public Optional<AssetRef> dependency() {
        return switch (type.dependent()) {
            case FROM -> Optional.of(to);
            case TO -> Optional.of(from);
            case NEITHER -> Optional.empty();
        };
    }

    /// The same between other addresses.
    Edge renamed(AssetRef before, AssetRef after) {
        return new Edge(from.equals(before) ? after : from, type, to.equals(before) ? after : to, since);
    }

    @Override
    public String toString() {
        return from + " " + type.text() + " " + to;
    }
}

package io.gimbal.web;

import io.gimbal.graph.AssetRef;
import java.util.Optional;

/// What happened at endpoints, as monitoring and serving know it. Thread-safe.
@FunctionalInterface
public interface Stories {
    /// Empty while nothing was asked there.
    Optional<Story> find(AssetRef endpoint);
}

package io.gimbal.features.declared;

import io.gimbal.features.EventSource;
import java.util.Optional;

/// What the events that were taken in before have to say about a change of their source.
@FunctionalInterface
public interface TakenEvents {
    /// What is wrong with a source that is to be, seen from its events: they do not change. Answers without
    /// reading them.
    Optional<String> problem(EventSource next);
}

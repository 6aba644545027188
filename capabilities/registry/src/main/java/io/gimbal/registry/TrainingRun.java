package io.gimbal.registry;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The run that made a version, as far as whoever tracks it tells.
///
/// @param name for people
/// @param why what its author says about it
/// @param duration how long it took; empty while it runs, and when nobody said that it ended
/// @param facts by name in each aspect; an aspect that is left out is empty
public record TrainingRun(
        String id,
        String name,
        Optional<String> why,
        Optional<Duration> duration,
        Map<Aspect, Map<String, String>> facts) {
    public TrainingRun {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(why);
        Objects.requireNonNull(duration);
        Map<Aspect, Map<String, String>> all = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            all.put(aspect, Map.copyOf(facts.getOrDefault(aspect, Map.of())));
        }
        facts = all;
    }

    public Map<String, String> facts(Aspect aspect) {
        return facts.getOrDefault(aspect, Map.of());
    }
}

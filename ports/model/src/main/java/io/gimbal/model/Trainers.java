package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All trainers of an installation, by name. Thread-safe.
public final class Trainers {
    private final Map<String, Trainer> byName = new TreeMap<>();

    public Trainers(List<Trainer> trainers) {
        trainers.forEach(trainer -> byName.put(trainer.name(), trainer));
    }

    /// @throws CodedException NOT_FOUND with the nearest name
    public Trainer get(String name) {
        Trainer trainer = byName.get(name);
        if (trainer == null) {
            throw CodedException.notFound("no trainer \"" + name + "\""
                    + NearestName.hint(name, byName.keySet())
                            .map(hint -> ", " + hint)
                            .orElse(""));
        }
        return trainer;
    }

    /// In the order of their names.
    public Collection<Trainer> list() {
        return List.copyOf(byName.values());
    }
}

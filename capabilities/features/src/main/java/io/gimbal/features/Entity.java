package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.List;

/// What features are about: a customer, a zone, a pair of zones.
///
/// @param keys one or several, all needed to name one entity
public record Entity(EntityName name, List<JoinKey> keys) {
    public Entity {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw CodedException.invalidArgument("entity \"" + name + "\" has no key");
        }
        if (keys.stream().map(JoinKey::name).distinct().count() != keys.size()) {
            throw CodedException.invalidArgument("entity \"" + name + "\" has a key twice: "
                    + keys.stream().map(JoinKey::name).toList());
        }
    }
}

package io.gimbal.filter;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.Optional;

/// What can be searched, or ordered by.
///
/// @param entities the first of which has the keys that stand without an entity; spelled as they are, case counts
public record Vocabulary(List<Entity> entities) {
    public Vocabulary {
        entities = List.copyOf(entities);
        if (entities.isEmpty()) {
            throw CodedException.invalidArgument("a vocabulary needs an entity");
        }
    }

    public static Vocabulary of(Entity... entities) {
        return new Vocabulary(List.of(entities));
    }

    /// Whose keys may stand alone.
    public Entity main() {
        return entities.getFirst();
    }

    Optional<Entity> find(String spelling) {
        return entities.stream()
                .filter(entity -> entity.spellings().contains(spelling))
                .findFirst();
    }

    List<String> spellings() {
        return entities.stream().flatMap(entity -> entity.spellings().stream()).toList();
    }
}

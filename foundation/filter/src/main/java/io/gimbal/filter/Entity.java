package io.gimbal.filter;

import io.gimbal.core.CodedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that has keys: attributes, metrics, tags.
///
/// @param spellings the ways to write it, the first of which is its name in an [Identifier]
public record Entity(List<String> spellings, Keys keys) {
    public Entity {
        spellings = List.copyOf(spellings);
        if (spellings.isEmpty()) {
            throw CodedException.invalidArgument("an entity needs a spelling");
        }
    }

    /// Which keys there are.
    public sealed interface Keys {}

    /// Whatever people call theirs.
    public record AnyKey(KeyType type) implements Keys {}

    /// These, and no others.
    public record NamedKeys(List<Key> keys) implements Keys {
        public NamedKeys {
            keys = List.copyOf(keys);
        }
    }

    /// @param spellings the ways to write it, the first of which is its name in an [Identifier]
    public record Key(KeyType type, List<String> spellings) {
        public Key {
            spellings = List.copyOf(spellings);
            if (spellings.isEmpty()) {
                throw CodedException.invalidArgument("a key needs a spelling");
            }
        }

        public String name() {
            return spellings.getFirst();
        }
    }

    /// An entity with any keys.
    public static Entity open(KeyType type, String... spellings) {
        return new Entity(List.of(spellings), new AnyKey(type));
    }

    /// An entity with no keys yet; see [#with].
    public static Entity named(String... spellings) {
        return new Entity(List.of(spellings), new NamedKeys(List.of()));
    }

    /// This one with one more named key.
    public Entity with(KeyType type, String... keySpellings) {
        List<Key> all = new ArrayList<>(namedKeys());
        all.add(new Key(type, List.of(keySpellings)));
        return new Entity(spellings, new NamedKeys(all));
    }

    public String name() {
        return spellings.getFirst();
    }

    /// The keys with names of their own; none where any key will do.
    public List<Key> namedKeys() {
        return switch (keys) {
            case AnyKey _ -> List.of();
            case NamedKeys named -> named.keys;
        };
    }

    Optional<Key> findKey(String spelling) {
        return switch (keys) {
            case AnyKey any -> Optional.of(new Key(any.type, List.of(spelling)));
            case NamedKeys named ->
                named.keys.stream()
                        .filter(key -> key.spellings.contains(spelling))
                        .findFirst();
        };
    }
}

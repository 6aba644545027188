package io.gimbal.core.config;

import io.gimbal.core.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Settings whose keys are written in full.
final class KeyedLayer implements SettingsLayer {
    private final Map<String, Given> given;
    private final Problems found;

    /// @param found what was wrong when the layer was read
    KeyedLayer(Map<String, Given> given, Problems found) {
        this.given = new LinkedHashMap<>(given);
        this.found = found;
    }

    @Override
    public Optional<Given> find(SettingKey key) {
        return Optional.ofNullable(given.get(key.name()));
    }

    @Override
    public void check(KnownKeys known, Problems problems) {
        problems.addAll(found.list());
        given.forEach((name, value) -> {
            if (!known.hasName(name)) {
                problems.add(known.unknownName(value.origin(), name));
            }
        });
    }
}

package io.gimbal.features.declared;

import io.gimbal.features.ColumnType;
import io.gimbal.features.Entity;
import io.gimbal.features.EntityName;
import io.gimbal.features.JoinKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an `entity` says.
///
/// @param keys in order
record EntityDeclaration(Map<String, ColumnType> keys) {
    EntityDeclaration {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    Entity toEntity(String name) {
        List<JoinKey> joinKeys = keys.entrySet().stream()
                .map(key -> new JoinKey(key.getKey(), key.getValue()))
                .toList();
        return new Entity(new EntityName(name), joinKeys);
    }
}

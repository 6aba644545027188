package io.gimbal.features;

import io.gimbal.core.CodedException;

/// One part of what identifies an entity: its name in requests and spines, and its type.
///
/// @param type integer or string
public record JoinKey(String name, ColumnType type) {
    public JoinKey {
        Names.check("a join key", name);
        if (type != ColumnType.LONG && type != ColumnType.STRING) {
            throw CodedException.invalidArgument(
                    "join key \"" + name + "\" cannot be a " + type.text() + ", expected long or string");
        }
    }
}

package io.gimbal.registry.declarations;

import io.gimbal.declare.Declared;
import io.gimbal.json.JsonString;

/// The description that every declaration may have.
final class Descriptions {
    private Descriptions() {}

    /// Empty if it has none.
    static String of(Declared<?> declared) {
        return declared.body()
                .find("description")
                .map(entry -> entry.value().value())
                .map(value -> value instanceof JsonString(String text) ? text : "")
                .orElse("");
    }
}

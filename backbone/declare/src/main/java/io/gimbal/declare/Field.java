package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.json.JsonValue;
import java.util.Optional;

/// A known key of a declaration.
///
/// @param name lower-case; words joined by `-` or `_`, which are the same in the typed value: `self-review` is the
///     component `selfReview`
/// @param fallback what counts when the key is absent, as somebody would write it; empty if nothing does
/// @param description one sentence for the editor and the reference
public record Field(
        String name,
        Shape shape,
        boolean isRequired,
        Optional<JsonValue> fallback,
        String description,
        Optional<JsonValue> example) {
    public Field {
        if (!name.matches("[a-z][a-z0-9]*([_-][a-z0-9]+)*")) {
            throw CodedException.invalidArgument("not a field's name: \"" + name + "\"");
        }
        if (isRequired && fallback.isPresent()) {
            throw CodedException.invalidArgument("the required field \"" + name + "\" has a default");
        }
    }

    public static Field required(String name, Shape shape, String description) {
        return new Field(name, shape, true, Optional.empty(), description, Optional.empty());
    }

    /// May be absent; the typed value has an `Optional`.
    public static Field optional(String name, Shape shape, String description) {
        return new Field(name, shape, false, Optional.empty(), description, Optional.empty());
    }

    /// May be absent; then `fallback` counts.
    public static Field withDefault(String name, Shape shape, JsonValue fallback, String description) {
        return new Field(name, shape, false, Optional.of(fallback), description, Optional.empty());
    }

    public static Field withDefault(String name, Shape shape, String fallback, String description) {
        return withDefault(name, shape, JsonValue.of(fallback), description);
    }

    public Field withExample(JsonValue value) {
        return new Field(name, shape, isRequired, fallback, description, Optional.of(value));
    }

    public Field withExample(String text) {
        return withExample(JsonValue.of(text));
    }
}

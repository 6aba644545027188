package io.gimbal.json;

import java.util.function.Function;

/// A type that is one number, flag or text.
///
/// @param expected how a message calls what is expected
/// @param reader throws a `RuntimeException` whose message says what is wrong with a value of the right kind
record ScalarCodec<J extends JsonValue, T>(
        String expected, Class<J> kind, Function<J, T> reader, Function<T, JsonValue> writer) implements Codec {

    static <T> ScalarCodec<JsonString, T> text(
            String expected, Function<String, T> reader, Function<T, String> writer) {
        return new ScalarCodec<>(
                expected,
                JsonString.class,
                string -> reader.apply(string.value()),
                value -> new JsonString(writer.apply(value)));
    }

    static <T> ScalarCodec<JsonNumber, T> number(
            String expected, Function<JsonNumber, T> reader, Function<T, JsonValue> writer) {
        return new ScalarCodec<>(expected, JsonNumber.class, reader, writer);
    }

    @Override
    public Object read(Path path, JsonValue value) {
        if (!kind.isInstance(value)) {
            throw Mismatch.at(path, expected, value);
        }
        try {
            return reader.apply(kind.cast(value));
        } catch (RuntimeException e) { // the readers are parse methods, which refuse in many types
            throw Mismatch.rethrown(path, e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // a codec is only asked to write values of the type it was registered for
    public JsonValue write(Path path, Object value) {
        try {
            return writer.apply((T) value);
        } catch (RuntimeException e) {
            throw Mismatch.rethrown(path, e);
        }
    }
}

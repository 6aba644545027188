package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.nio.charset.StandardCharsets;

/// Text to tree to records, and back. Thread-safe.
///
/// Everything that reads throws [CodedException] INVALID_ARGUMENT and names the place: line and column for malformed
/// text, the field's path for a value that does not fit. A record's constructor may refuse with UNSUPPORTED, and may
/// name the component, [CodedException#of], whose path is then completed.
public final class Json {
    /// How deep objects and arrays may nest.
    public static final int MAX_DEPTH = 64;

    private Json() {}

    /// One JSON value in UTF-8 and nothing else.
    ///
    /// @throws CodedException INVALID_ARGUMENT with line and column
    public static JsonValue parse(byte[] utf8) {
        return TreeReader.read(utf8);
    }

    /// One JSON value and nothing else.
    ///
    /// @throws CodedException INVALID_ARGUMENT with line and column
    public static JsonValue parse(String text) {
        return TreeReader.read(text);
    }

    /// The value in UTF-8, without white space, fields in their order.
    public static byte[] bytes(JsonValue value) {
        return TreeWriter.write(value, false);
    }

    /// The value as [#bytes] writes it.
    public static String text(JsonValue value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /// One form for equal content, to be hashed: fields sorted by UTF-16 code units, no white space, numbers in
    /// their shortest form that reads back the same, doubles that are whole numbers below 2^53 without fraction:
    /// `1.0` and `-0.0` become `1` and `0`.
    public static byte[] canonical(JsonValue value) {
        return TreeWriter.write(value, true);
    }

    /// A value of `type`: a record, or anything a record's component may be.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the text is malformed, or a field unknown, missing or of the
    /// wrong kind
    public static <T> T read(byte[] utf8, Class<T> type) {
        return fromValue(parse(utf8), type);
    }

    /// @throws CodedException INVALID_ARGUMENT if the text is malformed, or a field unknown, missing or of the
    /// wrong kind
    public static <T> T read(String text, Class<T> type) {
        return fromValue(parse(text), type);
    }

    /// @throws CodedException INVALID_ARGUMENT if a field is unknown, missing or of the wrong kind
    public static <T> T fromValue(JsonValue value, Class<T> type) {
        return type.cast(Codecs.of(type).read(Path.ROOT, value));
    }

    /// The bytes of [#toValue].
    public static byte[] write(Object value) {
        return bytes(toValue(value));
    }

    /// Records, lists, maps, and everything a record's component may be, as the package's description says.
    ///
    /// @throws CodedException INVALID_ARGUMENT for NaN and the infinities, UNSUPPORTED for types without a JSON
    /// form
    public static JsonValue toValue(Object value) {
        return DynamicCodec.INSTANCE.write(Path.ROOT, value);
    }
}

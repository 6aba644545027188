package io.gimbal.json;

/// Between one Java type and the tree. Thread-safe.
///
/// `path` says where in the document the value stands, for messages.
interface Codec {
    Object read(Path path, JsonValue value);

    JsonValue write(Path path, Object value);
}

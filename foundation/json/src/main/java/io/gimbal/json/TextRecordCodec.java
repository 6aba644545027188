package io.gimbal.json;

/// A typed id or name, `record RunId(String value)`, as plain text.
final class TextRecordCodec implements Codec {
    private final RecordShape shape;

    TextRecordCodec(Class<?> type) {
        this.shape = new RecordShape(type);
    }

    @Override
    public Object read(Path path, JsonValue value) {
        if (!(value instanceof JsonString(String text))) {
            throw Mismatch.at(path, "text", value);
        }
        return shape.create(path, text);
    }

    @Override
    public JsonValue write(Path path, Object value) {
        return new JsonString((String) shape.component(value, 0));
    }
}

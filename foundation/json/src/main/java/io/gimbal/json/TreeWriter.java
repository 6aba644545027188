package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.ByteArrayBuilder;

/// Writes the tree through Jackson's generator.
final class TreeWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();
    private static final double WHOLE_BELOW = 0x1p53;

    private final JsonGenerator generator;
    private final boolean canonical;

    private TreeWriter(JsonGenerator generator, boolean canonical) {
        this.generator = generator;
        this.canonical = canonical;
    }

    static byte[] write(JsonValue value, boolean canonical) {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new TreeWriter(generator, canonical).value(value, 0);
        }
        return bytes.toByteArray();
    }

    private void value(JsonValue value, int depth) {
        switch (value) {
            case JsonObject object -> object(object, depth + 1);
            case JsonArray array -> array(array, depth + 1);
            case JsonString string -> generator.writeString(string.value());
            case JsonNumber.Whole whole -> generator.writeNumber(whole.value());
            case JsonNumber.Real real -> real(real.value());
            case JsonNumber.Big big -> generator.writeNumber(big.value());
            case JsonBoolean flag -> generator.writeBoolean(flag.value());
            case JsonNull _ -> generator.writeNull();
        }
    }

    private void object(JsonObject object, int depth) {
        refuseBelow(depth);
        generator.writeStartObject();
        Map<String, JsonValue> fields = canonical ? new TreeMap<>(object.fields()) : object.fields();
        for (Map.Entry<String, JsonValue> field : fields.entrySet()) {
            generator.writeName(field.getKey());
            value(field.getValue(), depth);
        }
        generator.writeEndObject();
    }

    private void array(JsonArray array, int depth) {
        refuseBelow(depth);
        generator.writeStartArray();
        for (JsonValue item : array.items()) {
            value(item, depth);
        }
        generator.writeEndArray();
    }

    private void real(double value) {
        if (canonical && value == Math.rint(value) && Math.abs(value) < WHOLE_BELOW) {
            generator.writeNumber((long) value);
        } else {
            generator.writeNumber(value);
        }
    }

    private static void refuseBelow(int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw CodedException.invalidArgument("nested deeper than " + Json.MAX_DEPTH);
        }
    }
}

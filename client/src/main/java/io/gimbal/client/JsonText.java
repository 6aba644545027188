package io.gimbal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the server speaks it, for what is kept in files: field names in snake_case, empty [java.util.Optional]s left
/// out. Fields a record does not know are skipped, so that a newer server is understood.
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private JsonText() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// A record, map, list or value as lines for a person to read.
    public static String pretty(Object value) {
        return MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    /// Reads what [#pretty] wrote.
    ///
    /// @throws IllegalArgumentException if it is no JSON of that shape
    public static <T> T parse(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    static <T> T read(byte[] bytes, Class<T> type) {
        return MAPPER.readValue(bytes, type);
    }

    static <T> List<T> readList(byte[] bytes, Class<T> type) {
        return MAPPER.readValue(bytes, MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    static JsonNode tree(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }
}

package io.gimbal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the server speaks it. Fields a record does not know are skipped, so that a newer server is understood.
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private JsonText() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
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

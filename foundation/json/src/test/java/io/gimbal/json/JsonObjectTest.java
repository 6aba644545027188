package io.gimbal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {
    private final JsonObject object = (JsonObject)
            Json.parse("{\"t\":\"x\",\"n\":1.5,\"i\":3,\"w\":3.0,\"f\":true,\"a\":[1],\"o\":{},\"z\":null}");

    @Test
    void typedAccessorsGiveTheField() {
        assertThat(object.text("t")).isEqualTo("x");
        assertThat(object.number("n")).isEqualTo(1.5);
        assertThat(object.number("i")).isEqualTo(3.0);
        assertThat(object.integer("i")).isEqualTo(3);
        assertThat(object.integer("w")).isEqualTo(3);
        assertThat(object.flag("f")).isTrue();
        assertThat(object.array("a").size()).isEqualTo(1);
        assertThat(object.object("o")).isEqualTo(JsonObject.EMPTY);
        assertThat(object.get("z")).isEqualTo(JsonNull.NULL);
    }

    @Test
    void typedAccessorsRefuseWhatIsMissingOrOfAnotherKind() {
        assertThatThrownBy(() -> object.text("q")).hasMessage("field \"q\" is missing");
        assertThatThrownBy(() -> object.text("n")).hasMessage("field \"n\" expected text, found 1.5");
        assertThatThrownBy(() -> object.number("t")).hasMessage("field \"t\" expected a number, found \"x\"");
        assertThatThrownBy(() -> object.integer("n"))
                .hasMessage("field \"n\" expected a whole number of 64 bits, found 1.5");
        assertThatThrownBy(() -> object.flag("z")).hasMessage("field \"z\" expected true or false, found null");
        assertThatThrownBy(() -> object.object("a")).hasMessage("field \"a\" expected an object, found an array");
    }

    @Test
    void find_absentOrNull_isEmpty() {
        assertThat(object.findText("q")).isEmpty();
        assertThat(object.findText("z")).isEmpty();
        assertThat(object.findInteger("i")).contains(3L);
        assertThat(object.find("z")).contains(JsonNull.NULL);
        assertThatThrownBy(() -> object.findNumber("t")).isInstanceOf(CodedException.class);
    }

    @Test
    void laterChangesOfTheMapDoNotShow() {
        Map<String, JsonValue> fields = new HashMap<>(Map.of("a", JsonValue.of(1)));
        JsonObject copied = new JsonObject(fields);
        fields.clear();

        assertThat(copied.integer("a")).isEqualTo(1);
        assertThatThrownBy(() -> copied.fields().put("b", JsonNull.NULL))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equalFieldsInAnotherOrderAreEqual() {
        assertThat(Json.parse("{\"a\":1,\"b\":2}"))
                .isEqualTo(Json.parse("{\"b\":2,\"a\":1}"))
                .hasSameHashCodeAs(Json.parse("{\"b\":2,\"a\":1}"))
                .isNotEqualTo(Json.parse("{\"b\":2,\"a\":1.0}"));
    }

    @Test
    void itemsOfArraysAreTyped() {
        JsonArray array = JsonArray.of(JsonValue.of("a"), JsonValue.of(1));

        assertThat(((JsonArray) Json.parse("[\"a\",\"b\"]")).texts()).containsExactly("a", "b");
        assertThatThrownBy(array::texts).hasMessage("field \"[1]\" expected text, found 1");
    }

    @Test
    void builderKeepsThePlaceOfANamePutTwice() {
        assertThat(object.toBuilder().put("t", "y").put("new", 1).build().text("t"))
                .isEqualTo("y");
        assertThat(JsonObject.builder().put("a", 1).put("b", 2).put("a", 3).build())
                .hasToString("{\"a\":3,\"b\":2}");
    }
}

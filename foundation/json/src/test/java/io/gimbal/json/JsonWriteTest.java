package io.gimbal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonWriteTest {
    @Test
    void textIsEscapedAndNothingElse() {
        assertThat(Json.text(JsonValue.of("a\"b\\c\n\t\u0001/é😀"))).isEqualTo("\"a\\\"b\\\\c\\n\\t\\u0001/é😀\"");
    }

    @Test
    void canonicalFormIsOneForEqualContent() {
        JsonValue one = Json.parse("{ \"b\": 1.0, \"a\": [1e2, -0.0, 0.1], \"é\": {\"y\":1, \"x\":2} }");
        JsonValue other = Json.parse("{\"é\":{\"x\":2.0,\"y\":1},\"a\":[100,0,1e-1],\"b\":1}");

        assertThat(new String(Json.canonical(one), UTF_8))
                .isEqualTo("{\"a\":[100,0,0.1],\"b\":1,\"é\":{\"x\":2,\"y\":1}}");
        assertThat(Json.canonical(other)).isEqualTo(Json.canonical(one));
    }

    @Test
    void canonicalFormKeepsWhatDoublesCannotTellApart() {
        assertThat(new String(Json.canonical(Json.parse("[9007199254740993, 1e300, 9007199254740992.0]")), UTF_8))
                .isEqualTo("[9007199254740993,1.0E300,9.007199254740992E15]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersJsonDoesNotHaveCannotBeMade(double value) {
        assertThatThrownBy(() -> JsonValue.of(value))
                .isInstanceOf(CodedException.class)
                .hasMessage("JSON has no " + value + ": only finite numbers");
    }

    @Test
    void textThatUtf8CannotCarryCannotBeMade() {
        assertThatThrownBy(() -> JsonValue.of("a\ud800")).hasMessageContaining("\\ud800, at character 2");
        assertThatThrownBy(() -> JsonObject.builder().put("\udc00", 1).build()).isInstanceOf(CodedException.class);
    }

    @Test
    void whatCouldNotBeReadBackIsNotWritten() {
        JsonValue value = JsonNull.NULL;
        for (int i = 0; i < 65; i++) {
            value = JsonArray.of(value);
        }
        JsonValue deep = value;
        assertThatThrownBy(() -> Json.bytes(deep)).hasMessage("nested deeper than 64");
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        for (long seed = 0; seed < 2_000; seed++) {
            JsonValue value = any(new Random(seed), 4);
            assertThat(Json.parse(Json.bytes(value))).as("seed %d", seed).isEqualTo(value);
            assertThat(Json.parse(Json.text(value))).as("seed %d", seed).isEqualTo(value);
            byte[] canonical = Json.canonical(value);
            assertThat(Json.canonical(Json.parse(canonical)))
                    .as("seed %d", seed)
                    .isEqualTo(canonical);
        }
    }

    @Test
    void anyBytesAreReadOrRefusedByCode() {
        byte[] valid =
                Json.bytes(Json.parse("{\"keys\":{\"zone\":\"74é\"},\"inputs\":[1,2.5e3,null,true,\"\\u0001\"]}"));
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = valid.clone();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Json.parse(bytes);
            } catch (CodedException e) {
                assertThat(e.getMessage()).startsWith("malformed JSON at line ");
            }
        }
    }

    private static JsonValue any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonValue.of(random.nextBoolean());
            case 2 -> JsonValue.of(random.nextLong() >> random.nextInt(64));
            case 3 -> JsonNumber.of(new BigInteger(random.nextInt(1, 400), random).negate());
            case 4 -> anyDouble(random);
            case 5 -> JsonValue.of(anyText(random));
            case 6 -> {
                List<JsonValue> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(any(random, depth - 1));
                }
                yield new JsonArray(items);
            }
            default -> {
                JsonObject.Builder object = JsonObject.builder();
                for (int i = random.nextInt(20); i > 0; i--) {
                    object.put(anyText(random), any(random, depth - 1));
                }
                yield object.build();
            }
        };
    }

    private static JsonValue anyDouble(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return JsonValue.of(Double.isFinite(value) ? value : random.nextGaussian());
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int point = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(Character.getType(point) == Character.SURROGATE ? '?' : point);
        }
        return text.toString();
    }
}

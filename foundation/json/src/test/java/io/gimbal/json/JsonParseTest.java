package io.gimbal.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonParseTest {
    @Test
    void everyKindOfValueIsRead() {
        JsonValue value = Json.parse("{\"a\": [1, -2.5, \"x\", true, false, null, {}, []]}".getBytes(UTF_8));

        assertThat(value)
                .isEqualTo(JsonObject.builder()
                        .put(
                                "a",
                                JsonArray.of(
                                        JsonValue.of(1),
                                        JsonValue.of(-2.5),
                                        JsonValue.of("x"),
                                        JsonBoolean.TRUE,
                                        JsonBoolean.FALSE,
                                        JsonNull.NULL,
                                        JsonObject.EMPTY,
                                        JsonArray.of()))
                        .build());
    }

    @Test
    void fieldsKeepTheirOrder() {
        JsonObject object = (JsonObject) Json.parse("{\"z\":1,\"a\":2,\"m\":3}");

        assertThat(object.fields().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void wholeNumbersStayExactHoweverLong() {
        assertThat(Json.parse("9223372036854775807")).isEqualTo(JsonValue.of(Long.MAX_VALUE));
        assertThat(Json.parse("-9223372036854775808")).isEqualTo(JsonValue.of(Long.MIN_VALUE));
        assertThat(Json.parse("9223372036854775808")).isEqualTo(JsonNumber.of(BigInteger.TWO.pow(63)));
        String long40 = "1234567890".repeat(40);
        assertThat(Json.text(Json.parse(long40))).isEqualTo(long40);
    }

    @Test
    void fractionsAreTheNearestDouble() {
        assertThat(Json.parse("0.1")).isEqualTo(JsonValue.of(0.1));
        assertThat(Json.parse("1e3")).isEqualTo(JsonValue.of(1000.0));
        assertThat(Json.parse("-0.0")).isEqualTo(JsonValue.of(-0.0)).isNotEqualTo(JsonValue.of(0.0));
        assertThat(Json.parse("2.2250738585072012e-308")).isEqualTo(JsonValue.of(Double.MIN_NORMAL));
        assertThat(Json.parse("1e-400")).isEqualTo(JsonValue.of(0.0));
    }

    @Test
    void objectsOfManyFieldsFindEachOfThem() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 1_000; i++) {
            text.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":").append(i);
        }
        JsonObject object = (JsonObject) Json.parse(text.append('}').toString());

        assertThat(object.fields()).hasSize(1_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(object.integer("f" + i)).isEqualTo(i);
        }
        assertThat(object.find("f1000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "tru",
                "TRUE",
                "nul",
                "NaN",
                "Infinity",
                "-Infinity",
                "-",
                "+1",
                "01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x10",
                "\"",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\t\"",
                "\"\n\"",
                "// c\n1",
                "/* c */ 1",
                "1 2",
                "{} {}",
                "[] x",
                "null,",
                "\u0000",
                "1\u0000",
                "[1}",
                "{\"a\":1]",
                "undefined",
                "\uFEFF1"
            })
    void whatIsNotExactlyJsonIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> Json.parse(text.getBytes(UTF_8))).satisfies(JsonParseTest::isMalformed);
        assertThatThrownBy(() -> Json.parse(text)).satisfies(JsonParseTest::isMalformed);
    }

    private static void isMalformed(Throwable thrown) {
        assertThat(thrown).asInstanceOf(type(CodedException.class)).satisfies(e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
            assertThat(e.getMessage()).matches("malformed JSON at line \\d+, column \\d+: [^A-Z].*[^.]");
            assertThat(e.getMessage()).doesNotContain("Source", "Jackson");
        });
    }

    @Test
    void messagesNameLineAndColumn() {
        assertThatThrownBy(() -> Json.parse("{\n  \"a\": 1,\n  \"a\": 2\n}"))
                .hasMessage("malformed JSON at line 3, column 3: field \"a\" stands twice")
                .asInstanceOf(type(CodedException.class))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(Problem.at(new Problem.Location("", 3, 3), "field \"a\" stands twice")));
    }

    @Test
    void duplicateNamesAreRefusedInLargeObjectsAndWhenOneIsEscaped() {
        String many =
                "{\"f0\":0,\"f1\":0,\"f2\":0,\"f3\":0,\"f4\":0,\"f5\":0,\"f6\":0,\"f7\":0,\"f8\":0,\"f9\":0,\"f3\":1}";
        assertThatThrownBy(() -> Json.parse(many)).hasMessageContaining("field \"f3\" stands twice");
        assertThatThrownBy(() -> Json.parse("{\"a\":1,\"\\u0061\":2}")).hasMessageContaining("stands twice");
    }

    @Test
    void nestingIsAllowedToTheLimitAndRefusedBelow() {
        String deepest = "[".repeat(64) + "]".repeat(64);
        assertThat(Json.text(Json.parse(deepest))).isEqualTo(deepest);

        String mixed = "{\"a\":[".repeat(33) + "]}".repeat(33);
        assertThatThrownBy(() -> Json.parse("[" + deepest + "]")).hasMessageContaining("nested deeper than 64");
        assertThatThrownBy(() -> Json.parse(mixed)).hasMessageContaining("nested deeper than 64");
        assertThatThrownBy(() -> Json.parse("[".repeat(1_000_000))).hasMessageContaining("nested deeper than 64");
    }

    @Test
    void numbersNobodyCanHoldAreRefused() {
        assertThatThrownBy(() -> Json.parse("1e400")).hasMessageContaining("beyond the range of doubles");
        assertThatThrownBy(() -> Json.parse("-1e999999999")).hasMessageContaining("beyond the range of doubles");
        assertThatThrownBy(() -> Json.parse("9".repeat(1_001))).isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> Json.parse("9".repeat(1_000_000))).isInstanceOf(CodedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "22c328 22, 1, 2", // truncated sequence
        "22ff22, 1, 2",
        "22c0a222, 1, 2", // overlong quote
        "22e080a222, 1, 2",
        "22eda08022, 1, 2", // an encoded surrogate
        "22eda080edb08022, 1, 2", // a pair of them
        "22f490808022, 1, 2", // beyond the last code point
        "2268c3a9 0a ff22, 2, 1",
        "efbbbf31, 1, 1",
        "22c3, 1, 2",
    })
    void invalidUtf8IsRefusedWithItsPlace(String hex, int line, int column) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatThrownBy(() -> Json.parse(bytes))
                .hasMessageStartingWith("malformed JSON at line " + line + ", column " + column + ": ");
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThatThrownBy(() -> Json.parse("{\"a\":1}".getBytes(UTF_16LE))).hasMessageContaining("expected UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"\\udc00\"", "\"\\ud800x\"", "\"\\udc00\\ud800\"", "{\"\\ud800\":1}"})
    void halvesOfSurrogatePairsAreRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .hasMessageMatching("malformed .*(half of a|broken) surrogate pair.*");
        assertThatThrownBy(() -> Json.parse(text.getBytes(UTF_8)))
                .hasMessageMatching("malformed .*(half of a|broken) surrogate pair.*");
    }

    @Test
    void textBeyondTheBasicPlaneSurvives() {
        assertThat(Json.parse("\"\\ud83d\\ude00 😀\"".getBytes(UTF_8))).isEqualTo(JsonValue.of("😀 😀"));
        assertThat(Json.bytes(JsonValue.of("😀"))).isEqualTo("\"😀\"".getBytes(UTF_8));
    }
}

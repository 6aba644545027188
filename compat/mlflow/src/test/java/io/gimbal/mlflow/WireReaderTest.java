package io.gimbal.mlflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireReaderTest {
    /// What one metric of a batch looks like when it is decoded.
    private record Point(String key, long at, double value) {}

    private static List<Point> points(String body) {
        return points(body.getBytes(UTF_8));
    }

    private static List<Point> points(byte[] body) {
        return WireReader.decode(body, reader -> {
            List<Point> points = new ArrayList<>();
            reader.fields(name -> {
                if (name.equals("metrics")) {
                    reader.items(() -> points.add(point(reader)));
                } else {
                    reader.skip();
                }
            });
            return points;
        });
    }

    private static Point point(WireReader reader) {
        String[] key = {""};
        long[] at = {-1};
        double[] value = {0};
        reader.fields(name -> {
            switch (name) {
                case "key" -> key[0] = reader.text();
                case "at" -> at[0] = reader.integer();
                case "value" -> value[0] = reader.decimal();
                default -> reader.skip();
            }
        });
        if (at[0] < 0) {
            throw reader.missing("at");
        }
        return new Point(key[0], at[0], value[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "17 | 0.5 | 17 | 0.5",
                "\"1700000000001\" | \"0.5\" | 1700000000001 | 0.5",
                "17.0 | 1 | 17 | 1.0",
                "1.7e3 | -2E3 | 1700 | -2000.0",
                "0 | NaN | 0 | NaN",
                "0 | \"NaN\" | 0 | NaN",
                "0 | -Infinity | 0 | -Infinity",
                "0 | \"Infinity\" | 0 | Infinity",
                "9223372036854775807 | 1e999 | 9223372036854775807 | Infinity",
            })
    void numbersMayBeWrittenInManyWays(String at, String value, long expectedAt, double expected) {
        List<Point> points = points("{\"metrics\": [{\"key\": \"a\", \"at\": " + at + ", \"value\": " + value + "}]}");

        assertThat(points).containsExactly(new Point("a", expectedAt, expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"at\": \"foo\"} | Invalid value \"foo\" for parameter 'metrics[1].at' supplied",
                "{\"at\": 1.5} | Invalid value 1.5 for parameter 'metrics[1].at' supplied",
                "{\"at\": 9223372036854775808} | Invalid value 9223372036854775808 for parameter 'metrics[1].at'",
                "{\"at\": \"9223372036854775808\"} | Invalid value \"9223372036854775808\" for",
                "{\"at\": 1e999999999} | Invalid value Infinity for parameter 'metrics[1].at'",
                "{\"at\": true} | Invalid value true for parameter 'metrics[1].at' supplied",
                "{\"at\": [1, {\"b\": 2}]} | Invalid value [1,{\"b\":2}] for parameter 'metrics[1].at' supplied",
                "{\"at\": 1, \"value\": \"0x1p3\"} | Invalid value \"0x1p3\" for parameter 'metrics[1].value'",
                "{\"at\": 1, \"value\": \"1d\"} | Invalid value \"1d\" for parameter 'metrics[1].value'",
                "{\"at\": 1, \"key\": NaN} | Invalid value NaN for parameter 'metrics[1].key' supplied: expected a text",
                "{\"at\": [-Infinity]} | Invalid value -Infinity for parameter 'metrics[1].at[0]' supplied",
                "{\"at\": 1, \"key\": 31} | Invalid value 31 for parameter 'metrics[1].key' supplied",
                "{\"at\": 1, \"key\": \"a\\u0000b\"} | for parameter 'metrics[1].key' supplied: it holds NUL",
                "{\"at\": 1, \"key\": \"\\ud800\"} | for parameter 'metrics[1].key' supplied: it holds NUL or half",
                "{\"at\": 1, \"at\": 1} | the field 'metrics[1].at' stands twice",
                "{\"key\": \"a\"} | Missing value for required parameter 'metrics[1].at'",
                "{\"at\": null} | Missing value for required parameter 'metrics[1].at'",
                "7 | Invalid value 7 for parameter 'metrics[1]' supplied",
            })
    void aWrongValueIsRefusedWithItsPlace(String item, String words) {
        assertThatThrownBy(() -> points("{\"other\": {\"x\": [1]}, \"metrics\": [{\"at\": 1}, " + item + "]}"))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "null",
                "1",
                "\"x\"",
                "[]",
                "{'metrics': []}",
                "{\"metrics\": [}",
                "{} x",
                "{}{}",
                "{\"metrics\": [{\"at\": 1}]} 7",
                "\"\\\"twice\\\"\"",
                "\u0000\u0000",
                "{\"a\": tru}",
            })
    void whatIsNoJsonObject_countsAsEmpty(String body) {
        assertThat(points(body)).isEmpty();
    }

    @Test
    void invalidUtf8_countsAsEmpty() {
        assertThat(points("{\"metrics\": [{\"at\": 1, \"key\": \"\u00ff\"}]}".getBytes(ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void aTextThatHoldsJson_isDecodedAgain() {
        assertThat(points("\"{\\\"metrics\\\": [{\\\"at\\\": 5}]}\"")).containsExactly(new Point("", 5, 0));
    }

    @Test
    void deepNesting_isRefused() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> points("{\"x\": " + deep)).hasMessageContaining("nested deeper than 64");
        assertThatThrownBy(() -> points("{\"metrics\": [{\"at\": " + deep))
                .hasMessageContaining("nested deeper than 64");
    }

    @Test
    void manyNames_areReadInTime() {
        String names =
                IntStream.range(0, 200_000).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(","));

        assertThat(points("{" + names + "}")).isEmpty();
        assertThatThrownBy(() -> points("{" + names + ",\"n7\":1}")).hasMessageContaining("'n7' stands twice");
    }
}

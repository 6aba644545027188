package io.gimbal.web.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts of modules, as pages show them.
final class ProseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            up to 2020-03-15T00:00:00Z, now    | up to 15 Mar 2020 00:00, now
            raised on 2020-03-16, 2020-03-17   | raised on 16 Mar 2020, 17 Mar 2020
            seen on 2020-03-16.                | seen on 16 Mar 2020.
            added trips_2020-03-16.csv         | added trips_2020-03-16.csv
            no such day: 2020-13-99            | no such day: 2020-13-99
            at most PT48H old                  | at most 48 h old
            PT-16M-27S old                     | −16 min 27 s old
            PT123H30M                          | 5 d 3 h
            the type PTA                       | the type PTA
            """)
    void timesAreWrittenAsPeopleDo(String text, String shown) {
        assertThat(Prose.of(text)).isEqualTo(shown);
    }

    @Test
    void whatIsNestedStandsBelowItsName() {
        JsonObject facts = (JsonObject) Json.parse("""
                {"chunk": "1d", "drift": {"minimum": 0.1}, "alerts": [{"alert": "volume", "for": 3}], "columns": ["a", "b"]}
                """);

        assertThat(Fact.of(facts))
                .extracting(Fact::depth, Fact::name, Fact::value)
                .containsExactly(
                        tuple(0, "chunk", "1d"),
                        tuple(0, "drift", ""),
                        tuple(1, "minimum", "0.100"),
                        tuple(0, "alerts", ""),
                        tuple(1, "alert", "volume"),
                        tuple(2, "for", "3"),
                        tuple(0, "columns", "a, b"));
    }

    @Test
    void aNameThatNobodyReadsIsShort() {
        AssetLink run = AssetLink.of(AssetRef.parse("run:tracking/01a1fddcd36a670dc61ada4d1c63e81a"));

        assertThat(run.text()).isEqualTo("01a1fddc…63e81a");
        assertThat(run.ref()).isEqualTo("run:tracking/01a1fddcd36a670dc61ada4d1c63e81a");
    }
}

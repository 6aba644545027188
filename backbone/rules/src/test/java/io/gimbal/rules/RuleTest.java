package io.gimbal.rules;

import static io.gimbal.rules.RulesFixtures.bound;
import static io.gimbal.rules.RulesFixtures.verdict;
import static io.gimbal.rules.Verdict.FAILS;
import static io.gimbal.rules.Verdict.HOLDS;
import static io.gimbal.rules.Verdict.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.Json;
import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class RuleTest {
    @Nested
    class Evaluation {
        @Test
        void comparesNumbersOfBothKinds() {
            assertThat(verdict("mae <= 4", "mae", 4.0)).isEqualTo(HOLDS);
            assertThat(verdict("mae <= 4", "mae", 4.1)).isEqualTo(FAILS);
            assertThat(verdict("mae <= 4.0", "mae", 4)).isEqualTo(HOLDS);
            assertThat(verdict("count > 2.5", "count", 3L)).isEqualTo(HOLDS);
            assertThat(verdict("mae == 4.0", "mae", 4)).isEqualTo(HOLDS);
            assertThat(verdict("mae in [1.0, 4.0]", "mae", 4.0)).isEqualTo(HOLDS);
        }

        @Test
        void readsTextFlagsAndTimestamps() {
            assertThat(verdict("borough.startsWith('B') && reviewed", "borough", "Bronx", "reviewed", true))
                    .isEqualTo(HOLDS);
            assertThat(verdict("at < timestamp('2020-03-14T00:00:00Z')", "at", Instant.parse("2020-03-13T23:00:00Z")))
                    .isEqualTo(HOLDS);
            assertThat(verdict("at.getHours() == 23", "at", Instant.parse("2020-03-13T23:00:00Z")))
                    .isEqualTo(HOLDS);
        }

        @Test
        void readsNestedObjects() {
            Map<String, Object> prediction = Map.of("value", 12.5, "band", Map.of("low", 10, "high", 20.0));
            assertThat(verdict(
                            "prediction.value >= prediction.band.low && prediction.value <= prediction.band.high",
                            "prediction",
                            prediction))
                    .isEqualTo(HOLDS);
        }

        @Test
        void readsMapsAndListsOfAnything() {
            Map<String, Object> features = Map.of("trip_distance", 2.5f, "hour", 17, "zone", "Astoria");
            assertThat(verdict("features.trip_distance < 3.0 && features['hour'] == 17", "features", features))
                    .isEqualTo(HOLDS);
            assertThat(verdict("slices.all(s, s.mae < 5.0)", "slices", List.of(Map.of("mae", 4), Map.of("mae", 4.9))))
                    .isEqualTo(HOLDS);
            assertThat(verdict("slices.exists(s, s.mae > 5.0)", "slices", List.of(Map.of("mae", 4))))
                    .isEqualTo(FAILS);
            assertThat(verdict("size(slices) == 0", "slices", List.of())).isEqualTo(HOLDS);
        }

        @Test
        void readsJson() {
            JsonValue prediction = Json.parse("{\"value\": 12, \"band\": {\"low\": 1.5, \"high\": null}}");
            assertThat(verdict("prediction.value > prediction.band.low", "prediction", prediction))
                    .isEqualTo(HOLDS);
            assertThat(verdict("prediction.value < prediction.band.high", "prediction", prediction))
                    .isEqualTo(UNDEFINED);
            JsonValue slices = Json.parse("[{\"name\": \"Bronx\", \"mae\": 4.5}, {\"name\": \"Queens\", \"mae\": 3}]");
            assertThat(verdict("slices.all(s, s.mae < 5 && size(s.name) > 0)", "slices", slices))
                    .isEqualTo(HOLDS);
        }

        @Test
        void asksOnlyForWhatItReads() {
            Values strict = name -> switch (name) {
                case "mae" -> 3.0;
                default -> throw new AssertionError("nobody reads " + name);
            };
            assertThat(RulesFixtures.rule("mae < 4.0").evaluate(strict)).isEqualTo(HOLDS);
        }

        @Test
        void bySeveralThreadsAtOnceGivesEachItsOwnAnswer() {
            Rule rule = RulesFixtures.rule("mae < 500.0 && count == int(mae)");
            long holding = IntStream.range(0, 1_000)
                    .parallel()
                    .filter(i -> rule.evaluate(bound("mae", (double) i, "count", i)) == HOLDS)
                    .count();
            assertThat(holding).isEqualTo(500);
        }
    }

    @Nested
    class Undefined {
        @Test
        void isAMissingValueWhicheverWayItIsCompared() {
            assertThat(verdict("mae < 4.0")).isEqualTo(UNDEFINED);
            assertThat(verdict("!(mae < 4.0)")).isEqualTo(UNDEFINED);
            assertThat(verdict("mae == mae")).isEqualTo(UNDEFINED);
            assertThat(verdict("mae < 4.0", "mae", null)).isEqualTo(UNDEFINED);
            assertThat(verdict("prediction.value < 4.0", "prediction", Map.of()))
                    .isEqualTo(UNDEFINED);
            assertThat(verdict("prediction.value < 4.0")).isEqualTo(UNDEFINED);
            assertThat(verdict("prediction.band.low < 4.0", "prediction", Map.of("value", 1.0)))
                    .isEqualTo(UNDEFINED);
            assertThat(verdict("features.hour < 4", "features", Map.of())).isEqualTo(UNDEFINED);
            assertThat(verdict("features['hour'] < 4", "features", Map.of())).isEqualTo(UNDEFINED);
        }

        @Test
        void isWhatIsNotANumber() {
            for (String text :
                    List.of("mae < 4.0", "mae > 4.0", "!(mae > 4.0)", "mae != 4.0", "mae == mae", "mae in [1.0]")) {
                assertThat(verdict(text, "mae", Double.NaN)).as(text).isEqualTo(UNDEFINED);
            }
            Map<String, Object> features = Map.of("hour", Double.NaN);
            assertThat(verdict("features.hour < 4.0", "features", features)).isEqualTo(UNDEFINED);
            assertThat(verdict("!(features.hour < 4.0)", "features", features)).isEqualTo(UNDEFINED);
            assertThat(verdict("has(features.hour)", "features", features)).isEqualTo(FAILS);
            assertThat(verdict("double('NaN') < 4.0")).isEqualTo(UNDEFINED);
            assertThat(verdict("slices[0] < 4.0", "slices", List.of(Double.NaN)))
                    .isEqualTo(UNDEFINED);
        }

        @Test
        void isADivisionByZero() {
            assertThat(verdict("mae / bias > 1.0", "mae", 4.0, "bias", 0.0)).isEqualTo(UNDEFINED);
            assertThat(verdict("mae / bias > 1.0", "mae", 4.0, "bias", -0.0)).isEqualTo(UNDEFINED);
            assertThat(verdict("10 / count > 1", "count", 0)).isEqualTo(UNDEFINED);
            assertThat(verdict("10 % count > 1", "count", 0)).isEqualTo(UNDEFINED);
        }

        @Test
        void isAnOverflow() {
            assertThat(verdict("count + 1 > 0", "count", Long.MAX_VALUE)).isEqualTo(UNDEFINED);
            assertThat(verdict("mae * mae > 1.0", "mae", 1e200)).isEqualTo(UNDEFINED);
            assertThat(verdict("mae - mae == 0.0", "mae", Double.POSITIVE_INFINITY))
                    .isEqualTo(UNDEFINED);
            assertThat(verdict("int(mae) > 0", "mae", 1e300)).isEqualTo(UNDEFINED);
        }

        @Test
        void isAComparisonOfDifferentKinds() {
            assertThat(verdict("features.zone == 5", "features", Map.of("zone", "5")))
                    .isEqualTo(UNDEFINED);
            assertThat(verdict("features.zone != 5", "features", Map.of("zone", "5")))
                    .isEqualTo(UNDEFINED);
            assertThat(verdict("features.zone in [5, 6]", "features", Map.of("zone", "5")))
                    .isEqualTo(UNDEFINED);
            assertThat(verdict("features.zone < 5", "features", Map.of("zone", "5")))
                    .isEqualTo(UNDEFINED);
            assertThat(verdict("borough == 'Bronx'", "borough", 7)).isEqualTo(UNDEFINED);
            assertThat(verdict("features.on && reviewed", "features", Map.of("on", "yes"), "reviewed", true))
                    .isEqualTo(UNDEFINED);
        }

        @Test
        void givesWayToAPartThatDecidesAlone() {
            assertThat(verdict("mae < 4.0 || reviewed", "reviewed", true)).isEqualTo(HOLDS);
            assertThat(verdict("mae < 4.0 && reviewed", "reviewed", false)).isEqualTo(FAILS);
            assertThat(verdict("mae < 4.0 || reviewed", "reviewed", false)).isEqualTo(UNDEFINED);
            assertThat(verdict("mae < 4.0 && reviewed", "reviewed", true)).isEqualTo(UNDEFINED);
            assertThat(verdict("reviewed ? mae < 4.0 : true", "reviewed", false))
                    .isEqualTo(HOLDS);
        }

        @Test
        void canBeAskedForInMapsAndObjects() {
            assertThat(verdict("has(features.hour)", "features", Map.of())).isEqualTo(FAILS);
            assertThat(verdict("has(prediction.value)", "prediction", Map.of("value", 1)))
                    .isEqualTo(HOLDS);
            Map<String, Object> withNull = new HashMap<>();
            withNull.put("hour", null);
            withNull.put("zone", "Astoria");
            assertThat(verdict("has(features.hour)", "features", withNull)).isEqualTo(FAILS);
            assertThat(verdict("features.zone == 'Astoria'", "features", withNull))
                    .isEqualTo(HOLDS);
            assertThat(verdict("slices.all(s, s > 0)", "slices", Arrays.asList(1, null)))
                    .isEqualTo(UNDEFINED);
        }

        @Test
        void inAListIsNeitherEqualNorDifferent() {
            List<Object> slices = Arrays.asList(1, null);
            assertThat(verdict("slices[1] == 5", "slices", slices)).isEqualTo(UNDEFINED);
            assertThat(verdict("slices[1] != 5", "slices", slices)).isEqualTo(UNDEFINED);
            assertThat(verdict("slices.all(s, s != 5)", "slices", slices)).isEqualTo(UNDEFINED);
            assertThat(verdict("slices.exists(s, s == 5)", "slices", slices)).isEqualTo(UNDEFINED);
            assertThat(verdict("5 in slices", "slices", slices)).isEqualTo(UNDEFINED);
            assertThat(verdict("1 in slices", "slices", slices)).isEqualTo(HOLDS);
            assertThat(verdict("slices.exists(s, s == 1)", "slices", slices)).isEqualTo(HOLDS);
        }
    }

    @Nested
    class Explanation {
        @Test
        void namesEveryFailingClauseWithItsValuesAndPlace() {
            Outcome outcome = RulesFixtures.rule("mae <= 4.0 && reviewed && bias < 0.5")
                    .explain(bound("mae", 4.31, "bias", 0.75, "reviewed", true));
            assertThat(outcome).isInstanceOf(Outcome.Fails.class);
            assertThat(outcome.clauses()).extracting(Clause::verdict).containsExactly(FAILS, HOLDS, FAILS);
            assertThat(outcome.deciding()).extracting(Clause::text).containsExactly("mae <= 4.0", "bias < 0.5");
            assertThat(outcome.explanation())
                    .isEqualTo("fails: mae <= 4.0 (mae = 4.31)\nfails: bias < 0.5 (bias = 0.75)");
            assertThat(outcome.clauses().get(2).column()).isEqualTo(27);
            assertThat(outcome.clauses().get(2).excerpt())
                    .isEqualTo("mae <= 4.0 && reviewed && bias < 0.5\n                          ^");
        }

        @Test
        void namesEverythingThatIsMissing() {
            Outcome outcome = RulesFixtures.rule("mae < 4.0 && features.hour < 9 && prediction.band.low > 1.0")
                    .explain(bound("features", Map.of("zone", "x"), "prediction", Map.of("band", Map.of())));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Undefined.class,
                            undefined -> assertThat(undefined.missing())
                                    .containsExactly(
                                            "mae is missing",
                                            "features.hour is missing",
                                            "prediction.band.low is missing"));
            assertThat(outcome.explanation()).isEqualTo("""
                            undefined: mae < 4.0 (mae is missing)
                            undefined: features.hour < 9 (features.hour is missing)
                            undefined: prediction.band.low > 1.0 (prediction.band.low is missing)""");
        }

        @Test
        void saysWhyAPresentValueIsOfNoUse() {
            assertThat(undefined("mae / bias > 1.0", "mae", 1.0, "bias", 0.0)).isEqualTo("division by zero");
            assertThat(undefined("mae > 1.0", "mae", Double.NaN)).isEqualTo("mae is not a number");
            assertThat(undefined("mae > 1.0", "mae", "four")).isEqualTo("mae is text, expected a number");
            assertThat(undefined("features.zone == 5", "features", Map.of("zone", "5")))
                    .isEqualTo("cannot compare text with a number");
            assertThat(undefined("features['zone'] == 5", "features", Map.of()))
                    .isEqualTo("features[\"zone\"] is missing");
            assertThat(undefined("count + 1 > 0", "count", Long.MAX_VALUE))
                    .isEqualTo("beyond the range of whole numbers");
            assertThat(undefined("slices[3] == 1", "slices", List.of(1))).isEqualTo("no such element");
        }

        @Test
        void splitsNestedConjunctionsAndKeepsDisjunctionsWhole() {
            Outcome outcome = RulesFixtures.rule("(mae < 4.0 && bias < 1.0) &&\n  (reviewed || count > 200)")
                    .explain(bound("mae", 1.0, "bias", 2.0, "reviewed", false, "count", 500));
            assertThat(outcome.clauses())
                    .extracting(Clause::text)
                    .containsExactly("mae < 4.0", "bias < 1.0", "reviewed || count > 200");
            Clause last = outcome.clauses().getLast();
            assertThat(last.line()).isEqualTo(2);
            assertThat(last.column()).isEqualTo(4);
            assertThat(last.excerpt()).isEqualTo("  (reviewed || count > 200)\n   ^");
            assertThat(last.reads()).extracting(ValueRead::toString).containsExactly("reviewed = false", "count = 500");
        }

        @Test
        void showsOnlyWhatWasRead() {
            Outcome outcome = RulesFixtures.rule("reviewed ? mae < 4.0 : bias < 1.0")
                    .explain(bound("reviewed", true, "mae", 3.5));
            assertThat(outcome.clauses().getFirst().reads())
                    .extracting(ValueRead::toString)
                    .containsExactly("reviewed = true", "mae = 3.5");
            assertThat(outcome.clauses().getFirst().mentions()).containsExactly("reviewed", "mae", "bias");
        }

        @Test
        void ofAComprehensionKeepsItsWords() {
            Outcome outcome = RulesFixtures.rule("slices.all(s, s.mae < mae)")
                    .explain(bound("slices", List.of(Map.of("mae", 9.0)), "mae", 5.0));
            assertThat(outcome.clauses().getFirst().text()).isEqualTo("slices.all(s, s.mae < mae)");
            assertThat(outcome.clauses().getFirst().reads())
                    .extracting(ValueRead::toString)
                    .containsExactly("slices = [{mae=9.0}]", "mae = 5.0");
        }

        private static String undefined(String text, Object... namesAndValues) {
            Outcome outcome = RulesFixtures.rule(text).explain(bound(namesAndValues));
            return ((Outcome.Undefined) outcome).missing().getFirst();
        }
    }
}

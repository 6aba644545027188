package io.gimbal.declare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.gimbal.core.DataSize;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ShapeReaderTest {
    private static final Shape.Fields VIEW = Shape.fields(
            Field.required("entity", Shape.reference("entity"), "What the features are about."),
            Field.required("source", Shape.reference("source", "dataset"), "Where the rows come from."),
            Field.withDefault("ttl", Shape.span(), "7d", "How old a value may be."),
            Field.withDefault("buffer", Shape.size(), "64 MB", "How much may wait."),
            Field.withDefault("mode", Shape.choice("latest", "windowed"), "latest", "How rows become values."),
            Field.optional("owner", Shape.name(), "Who answers for it."),
            Field.withDefault("self-review", Shape.flag(), JsonValue.of(false), "Whether authors may review."),
            Field.optional("share", Shape.number(0, 1), "Part of the rows."),
            Field.optional("workers", Shape.whole(1, 64), "How many at once."),
            Field.withDefault("tags", Shape.anyOf(Shape.text()), JsonArray.of(), "Free labels."),
            Field.optional(
                    "features",
                    Shape.mapOf(Shape.oneOf(
                            Shape.name(),
                            Shape.fields(
                                    Field.required("sum", Shape.name(), "Column to add up."),
                                    Field.required("windows", Shape.listOf(Shape.span()), "Lengths of time.")),
                            Shape.fields(Field.required("count", Shape.name(), "Column to count.")))),
                    "The features."));

    private static final String MINIMAL = "entity: zone\nsource: trips\n";

    private record View(
            String entity,
            String source,
            Duration ttl,
            DataSize buffer,
            Mode mode,
            Optional<String> owner,
            boolean selfReview,
            Optional<Double> share,
            Optional<Integer> workers,
            List<String> tags,
            Optional<Map<String, JsonValue>> features) {
        enum Mode {
            LATEST,
            WINDOWED
        }
    }

    @Nested
    class AFittingDocument {
        @Test
        void becomesARecordWithItsDefaults() {
            View view = view(MINIMAL);
            assertThat(view.ttl()).isEqualTo(Duration.ofDays(7));
            assertThat(view.buffer()).isEqualTo(DataSize.ofMegabytes(64));
            assertThat(view.mode()).isEqualTo(View.Mode.LATEST);
            assertThat(view.selfReview()).isFalse();
            assertThat(view.owner()).isEmpty();
            assertThat(view.tags()).isEmpty();
        }

        @Test
        void becomesARecordWithItsValues() {
            View view = view(MINIMAL + "ttl: 24h\nbuffer: 1024KB\nself-review: true\nshare: 1\nworkers: 2\ntags: [a]\n"
                    + "features:\n  n: count\n  s: {sum: fare, windows: [1h, 7d]}\n");
            assertThat(view.ttl()).isEqualTo(Duration.ofHours(24));
            assertThat(view.buffer()).isEqualTo(DataSize.ofMegabytes(1));
            assertThat(view.selfReview()).isTrue();
            assertThat(view.share()).hasValue(1.0);
            assertThat(view.workers()).hasValue(2);
            assertThat(view.features().orElseThrow())
                    .containsEntry("s", Json.parse("{\"sum\":\"fare\",\"windows\":[\"PT1H\",\"PT168H\"]}"));
        }

        @Test
        void hasOneContentHoweverItIsWritten() {
            Reading one = reading(MINIMAL + "ttl: 168h\nbuffer: 65536 KB\n");
            Reading two = reading("source: trips\nbuffer: 64MB\nentity: zone");
            assertThat(Json.canonical(one.content())).isEqualTo(Json.canonical(two.content()));
            assertThat(one.content().text("ttl")).isEqualTo("7d");
            assertThat(one.content().has("self-review")).isTrue();
        }

        @Test
        void tellsWhatItRefersTo() {
            assertThat(reading("entity: zone\nsource: other/trips\n").references())
                    .extracting(ReferenceUse::kinds, ReferenceUse::project, ReferenceUse::name)
                    .containsExactly(
                            tuple(List.of("entity"), Optional.empty(), "zone"),
                            tuple(List.of("source", "dataset"), Optional.of("other"), "trips"));
        }

        private static View view(String text) {
            return Json.fromValue(reading(text).typed(), View.class);
        }

        private static Reading reading(String text) {
            Problems problems = new Problems();
            Optional<Reading> reading = DeclareFixtures.read(VIEW, text, problems);
            problems.throwIfAny("the view");
            return reading.orElseThrow();
        }
    }

    @Nested
    class Problematic {
        @Test
        void isAnUnknownKey() {
            Problem problem = only(MINIMAL + "tttl: 7d\n");
            assertThat(problem).hasToString("test.yaml:3:1: unknown key \"tttl\" (did you mean \"ttl\"?)");
            assertThat(problem.excerpt()).hasValue("tttl");
        }

        @Test
        void isAMissingKey() {
            assertThat(only("entity: zone\n"))
                    .hasToString("test.yaml:1:1: \"source\" is missing, expected the name of a source or dataset"
                            + " (Where the rows come from.)");
        }

        @Test
        void isAValueOfAnotherType() {
            assertMessage("ttl: 7", "expected a duration like 7d, found 7");
            assertMessage("ttl: [7d]", "expected a duration like 7d, found a list");
            assertMessage(
                    "ttl: 7 days",
                    "not a duration: \"7 days\", expected a whole number and one of ms, s, m, h,"
                            + " d, like 10ms or 7d");
            assertMessage(
                    "buffer: 5 MiB",
                    "not a size: \"5 MiB\", expected a whole number and one of B, KB, MB, GB," + " TB, like 512 MB");
            assertMessage("share: half", "expected a number, found \"half\"");
            assertMessage("workers: 1.5", "expected a whole number, found 1.5");
            assertMessage("tags: a", "expected a list, found \"a\"");
            assertMessage("tags: [[a]]", "expected text, found a list");
            assertMessage("features: [a]", "expected a map, found a list");
            assertMessage("owner:", "no value, expected a name");
            assertThat(only(MINIMAL + "self-review: yes").hint()).hasValue("write true or false");
            assertThat(only(MINIMAL + "owner: 5").hint()).hasValue("write it in quotes");
        }

        @Test
        void isAValueOutOfRange() {
            assertMessage("share: 1.5", "1.5 is not between 0.0 and 1.0");
            assertMessage("workers: 0", "0 is not between 1 and 64");
            assertMessage("ttl: 0ms", "0ms is not between 1ms and 36500d");
        }

        @Test
        void isAWordThatIsNoChoice() {
            Problem problem = only(MINIMAL + "mode: lates");
            assertThat(problem).hasToString("test.yaml:3:7: \"lates\" is not possible here (did you mean \"latest\"?)");
        }

        @Test
        void isShownForTheAlternativeThatIsMeant() {
            assertMessage(
                    "features: {s: {sum: fare, window: [1h]}}",
                    "unknown key \"window\"",
                    "\"windows\" is missing, expected a list");
            assertMessage(
                    "features: {s: {cuont: fare}}", "unknown key \"cuont\"", "\"count\" is missing, expected a name");
            assertMessage("features: {s: [1]}", "expected a name or a map, found a list");
            assertMessage(
                    "features: {'a b': count}",
                    "not a name: \"a b\", expected letters, digits, \".\", \"_\" and" + " \"-\", at most 100");
        }

        @Test
        void isReportedTogetherWithAllOthers() {
            assertThat(problems("entty: zone\nttl: never\nmode: x\n")).hasSize(5);
        }

        private static void assertMessage(String line, String... messages) {
            assertThat(problems(MINIMAL + line)).extracting(Problem::message).containsExactly(messages);
        }

        private static Problem only(String text) {
            List<Problem> problems = problems(text);
            assertThat(problems).hasSize(1);
            return problems.getFirst();
        }

        private static List<Problem> problems(String text) {
            Problems problems = new Problems();
            assertThat(DeclareFixtures.read(VIEW, text, problems)).isEmpty();
            return problems.list();
        }
    }

    @Nested
    class Schema {
        @Test
        void saysTheSame() {
            assertThat(JsonSchemas.of(
                            "view",
                            "A view.",
                            Shape.fields(
                                    Field.required("source", Shape.reference("source"), "From."),
                                    Field.withDefault("ttl", Shape.span(), "7d", "Age.")
                                            .withExample("1h"),
                                    Field.optional("share", Shape.number(0, 1), "Part."),
                                    Field.optional("windows", Shape.listOf(Shape.span()), "Lengths."))))
                    .isEqualTo(Json.parse("""
                            {
                              "$schema": "https://json-schema.org/draft/2020-12/schema",
                              "title": "view",
                              "description": "A view.",
                              "type": "object",
                              "properties": {
                                "view": {
                                  "type": "string",
                                  "pattern": "^([A-Za-z0-9][A-Za-z0-9._-]{0,99})$",
                                  "description": "The name of this view."
                                },
                                "source": {
                                  "type": "string",
                                  "pattern": "^(([A-Za-z0-9][A-Za-z0-9._-]{0,99}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99})$",
                                  "$comment": "the name of a source",
                                  "description": "From."
                                },
                                "ttl": {
                                  "type": "string",
                                  "pattern": "^([0-9]+ *(ms|s|m|h|d))$",
                                  "description": "Age.",
                                  "default": "7d",
                                  "examples": ["1h"]
                                },
                                "share": {"type": "number", "minimum": 0.0, "maximum": 1.0, "description": "Part."},
                                "windows": {
                                  "type": "array",
                                  "items": {"type": "string", "pattern": "^([0-9]+ *(ms|s|m|h|d))$"},
                                  "minItems": 1,
                                  "maxItems": 10000,
                                  "description": "Lengths."
                                }
                              },
                              "required": ["view", "source"],
                              "additionalProperties": false
                            }
                            """));
        }
    }
}

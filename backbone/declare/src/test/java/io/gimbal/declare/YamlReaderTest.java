package io.gimbal.declare;

import static io.gimbal.declare.DeclareFixtures.mapping;
import static io.gimbal.declare.DeclareFixtures.problems;
import static io.gimbal.declare.DeclareFixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.json.Json;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class YamlReaderTest {
    @Nested
    class Values {
        @Test
        void areThoseOfTheCoreSchema() {
            assertThat(tree("[1, -2, 0x1F, 0o17, 1.5, 1e3, true, null, ~, yes, 12:30, 2020-03-14, '1', \"2\"]")
                            .value())
                    .isEqualTo(Json.parse("[1, -2, 31, 15, 1.5, 1000.0, true, null, null, \"yes\", \"12:30\","
                            + " \"2020-03-14\", \"1\", \"2\"]"));
        }

        @Test
        void knowTheirPlaces() {
            Located.Mapping root = mapping("dataset: trips\nchecks:\n  - rows: 5\n    max: 10\n");
            Located.Entry checks = root.entries().get(1);
            assertThat(checks.location()).isEqualTo(new Location("test.yaml", 2, 1));
            Located.Mapping first = (Located.Mapping)
                    ((Located.Sequence) checks.value()).items().getFirst();
            assertThat(first.entries().get(1).location()).isEqualTo(new Location("test.yaml", 4, 5));
            assertThat(first.entries().get(1).value().location()).isEqualTo(new Location("test.yaml", 4, 10));
        }

        @Test
        void mayBeWrittenInJson() {
            assertThat(tree("{\"a\": [1, {\"b\": null}]}").value()).isEqualTo(Json.parse("{\"a\":[1,{\"b\":null}]}"));
        }

        @Test
        void mayBeReusedByAlias() {
            assertThat(tree("a: &x [1, 2]\nb: *x\n").value()).isEqualTo(Json.parse("{\"a\":[1,2],\"b\":[1,2]}"));
        }

        @Test
        void keepLongTextAsWritten() {
            assertThat(tree("sql: |\n  SELECT 1\n  FROM t\n").value())
                    .isEqualTo(Json.parse("{\"sql\": \"SELECT 1\\nFROM t\\n\"}"));
        }
    }

    @Nested
    class Documents {
        @Test
        void ofOneFileComeWithTheirTexts() {
            String text = "# first\na: 1\n---\n# second\nb: 2 # two\n---\n---\nc: 3\n";
            Problems problems = new Problems();
            List<YamlReader.YamlDocument> read = DeclareFixtures.YAML.read(new SourceFile("x.yaml", text), problems);
            assertThat(problems.list()).isEmpty();
            assertThat(read)
                    .extracting(it -> it.root().value().toString())
                    .containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
            assertThat(read)
                    .extracting(YamlReader.YamlDocument::source)
                    .containsExactly("a: 1\n", "# second\nb: 2 # two\n", "c: 3\n");
        }

        @Test
        void withoutContentAreLeftOut() {
            Problems problems = new Problems();
            assertThat(DeclareFixtures.YAML.read(new SourceFile("x.yaml", "# nothing\n"), problems))
                    .isEmpty();
            assertThat(DeclareFixtures.YAML.read(new SourceFile("x.yaml", ""), problems))
                    .isEmpty();
            assertThat(problems.list()).isEmpty();
        }
    }

    @Nested
    class Refused {
        @Test
        void isAKeyThatStandsTwice() {
            assertProblem("a: 1\nb: 2\na: 3\n", 3, 1, "the key \"a\" stands here twice, first in line 1");
        }

        @Test
        void isATabAsIndentation() {
            assertProblem("a:\n\tb: 1\n", 2, 1, "a tab is no indentation");
        }

        @Test
        void isATagOfAnotherSchema() {
            assertProblem("a: !!binary aGk=\n", 1, 4, "unknown tag \"tag:yaml.org,2002:binary\"");
            assertProblem("a: !java.lang.Runtime {}\n", 1, 4, "unknown tag \"!java.lang.Runtime\"");
        }

        @Test
        void isANumberThatIsNone() {
            assertProblem("a: .nan\n", 1, 4, "not a finite number: \".nan\"");
            assertProblem("a: 1e999\n", 1, 4, "not a finite number: \"1e999\"");
            assertProblem("a: !!int seven\n", 1, 4, "not a finite number: \"seven\"");
        }

        @Test
        void isAListAsKey() {
            assertProblem("? [a, b]\n: 1\nc: 2\n", 1, 3, "a key must be text, not a list or map");
        }

        @Test
        void isABrokenSyntax() {
            assertThat(problems("a: [1, 2\nb: 3\n")).hasSize(1);
            assertThat(problems("a: b: c\n").getFirst().location().line()).isEqualTo(1);
            assertThat(problems("a: \"open\n")).hasSize(1);
            assertThat(problems("a: *nobody\n").getFirst().message()).startsWith("no anchor");
            assertThat(problems("a: \0\n").getFirst().message()).contains("U+0000");
        }

        @Test
        void isAnAliasThatLeadsToItself() {
            assertProblem("a: &x [1, *x]\n", 1, 11, "the alias \"*x\" leads to itself");
        }

        @Test
        void isABombOfAliases() {
            StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 20; i++) {
                bomb.append("a").append(i).append(": &a").append(i).append(" [");
                bomb.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
            }
            assertThat(problems(bomb.toString()))
                    .extracting(Problem::message)
                    .containsExactly("the document has more than 100000 values");
        }

        @Test
        void isDeepNesting() {
            assertThat(problems("[".repeat(100_000) + "]".repeat(100_000)))
                    .extracting(Problem::message)
                    .containsExactly("nested deeper than 50");
            assertThat(problems("a: ".repeat(1) + "{b: ".repeat(10_000))
                            .getFirst()
                            .message())
                    .isEqualTo("nested deeper than 50");
        }

        @Test
        void butNotWhatStandsBeforeIt() {
            Problems problems = new Problems();
            List<YamlReader.YamlDocument> read =
                    DeclareFixtures.YAML.read(new SourceFile("x.yaml", "a: 1\n---\nb: [\n"), problems);
            assertThat(read).extracting(it -> it.root().value()).containsExactly(Json.parse("{\"a\":1}"));
            assertThat(problems.list()).hasSize(1);
        }

        private static void assertProblem(String text, int line, int column, String message) {
            List<Problem> found = problems(text);
            assertThat(found).as(text).hasSize(1);
            assertThat(found.getFirst().message()).isEqualTo(message);
            assertThat(found.getFirst().location()).isEqualTo(new Location("test.yaml", line, column));
        }
    }
}

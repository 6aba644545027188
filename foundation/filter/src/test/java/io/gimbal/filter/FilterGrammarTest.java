package io.gimbal.filter;

import static io.gimbal.filter.FilterFixtures.GRAMMAR;
import static io.gimbal.filter.FilterFixtures.read;
import static io.gimbal.filter.FilterFixtures.reprinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.filter.Value.ListValue;
import io.gimbal.filter.Value.NumberValue;
import io.gimbal.filter.Value.TextValue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterGrammarTest {
    @Nested
    class AFilter {
        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n\t"})
        void ofNothingFindsAll(String text) {
            assertThat(read(text)).isEqualTo(Filter.ALL);
        }

        @Test
        void isATreeOfTheVocabularysNames() {
            assertThat(read("metrics.rmse <= 3.5 and tags.`my team` LIKE 'ta%i' AND run_id NOT in ('a', \"b\")")
                            .clauses())
                    .containsExactly(
                            new Clause(new Identifier("metric", "rmse"), Comparison.AT_MOST, new NumberValue(3.5)),
                            new Clause(new Identifier("tag", "my team"), Comparison.LIKE, new TextValue("ta%i")),
                            new Clause(
                                    new Identifier("attribute", "run_id"),
                                    Comparison.NOT_IN,
                                    new ListValue(List.of("a", "b"))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                        run_id='a'                             | attribute.run_id = 'a'
                        attr.run_id='a'                        | attribute.run_id = 'a'
                        run.run_id='a'                         | attribute.run_id = 'a'
                        `Run name` = 'x'                       | attribute.run_name = 'x'
                        "Run name" = 'x'                       | attribute.run_name = 'x'
                        attributes.`Run name` = 'x'            | attribute.run_name = 'x'
                        created > 1700000000001                | attribute.start_time > 1700000000001
                        metric.a>-1                            | metric.a > -1
                        metrics.a >= 1e3                       | metric.a >= 1000
                        metrics.a != .5                        | metric.a != 0.5
                        metrics.a < -0.0                       | metric.a < 0
                        metrics."a/b c" = 1.                   | metric.`a/b c` = 1
                        metrics."a`b" = 1                      | metric."a`b" = 1
                        metrics.`1` = 1                        | metric.1 = 1
                        metrics.1 = 1                          | metric.1 = 1
                        metrics.größe = 1                      | metric.größe = 1
                        tags.mlflow.parentRunId = 'x'          | tag.mlflow.parentRunId = 'x'
                        tags.x = "it's"                        | tag.x = "it's"
                        tags.x = 'say "hi"'                    | tag.x = 'say "hi"'
                        tags.x = 'a\\nb'                       | tag.x = 'a\\nb'
                        tags.x ilike '%A_'                     | tag.x ILIKE '%A_'
                        tags.AND = 'x' AND tags.or = 'y'       | tag.AND = 'x' AND tag.or = 'y'
                        version_number > '3'                   | attribute.version_number > 3
                        version_number > 3                     | attribute.version_number > 3
                        status = 2                             | attribute.status = '2'
                        status NOT IN ('READY',)               | attribute.status NOT IN ('READY')
                        datasets.name IN ( 'a' , 'b' )         | dataset.name IN ('a', 'b')
                        """)
        void hasManySpellingsAndOneText(String text, String printed) {
            assertThat(reprinted(text)).isEqualTo(printed);
            assertThat(reprinted(printed)).isEqualTo(printed);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "metrics.a = 1 OR metrics.b = 2",
                    "NOT metrics.a = 1",
                    "(metrics.a = 1)",
                    "metrics.a IS NULL",
                    "metrics.a = 1 AND",
                    "AND metrics.a = 1",
                    "metrics.a = 1; DROP TABLE runs",
                    "metrics.a",
                    "metrics.a =",
                    "metrics. = 1",
                    ". = 1",
                    "= 1",
                    "1 = metrics.a",
                    "metrics.a-b = 1",
                    "metrics.a == 1",
                    "metrics.a <> 1",
                    "metrics.a = 1 metrics.b = 2",
                    "metrics.a = 1x",
                    "metrics.a = NaN",
                    "tags.a = bare",
                    "tags.a = 'open",
                    "tags.a = 'it''s'",
                    "tags.`a = 'x'",
                    "tags.a = 'x\0y'",
                    "tags.a = 'x\ud800y'",
                    "run_id IN ()",
                    "run_id IN ('a'",
                    "run_id IN ('a' 'b')",
                    "run_id IN (1)",
                    "run_id IN 'a",
                    "run_id NOT 'a'",
                    "'run_id' = 'a'",
                    "metrics.a 'LIKE' 1",
                    "☃"
                })
        void outsideTheGrammarIsRefusedInWordsThatClientsKnow(String text) {
            assertThatThrownBy(() -> read(text))
                    .asInstanceOf(type(CodedException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                    .satisfies(e -> assertThat(e.getMessage()).startsWith("Invalid clause(s) in filter string: "));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                        metrics.a = 1 OR tags.b = 'x' | Invalid clause(s) in filter string: expected AND, found "OR" at column 15
                        metrics.a ~ 1        | Invalid clause(s) in filter string: unexpected character "~" at column 11
                        metrics.a =          | Invalid clause(s) in filter string: expected a number, found the end at column 12
                        tags.a = x           | Invalid clause(s) in filter string: expected a text in quotes, found "x" at column 10
                        runid = 'x'          | invalid filter: unknown attribute "runid" at column 1 (did you mean "run_id"?)
                        metrik.a = 1         | invalid filter: unknown entity "metrik" at column 1 (did you mean "metric"?)
                        Metrics.a = 1        | invalid filter: unknown entity "Metrics" at column 1 (did you mean "metrics"?)
                        datasets.nam = 'x'   | invalid filter: unknown dataset "nam" at column 1 (did you mean "name"?)
                        metrics.a LIKE 'x'   | invalid filter: metric.a cannot be compared by LIKE, only by = != > >= < <= at column 11
                        run_name IN ('x')    | invalid filter: attribute.run_name cannot be compared by IN, only by = != LIKE ILIKE at column 10
                        metrics.a = 'x'      | invalid filter: metric.a = takes a number, found 'x' at column 13
                        tags.a = 1           | invalid filter: tag.a = takes a text in quotes, found 1 at column 10
                        run_id = ('a')       | invalid filter: attribute.run_id = takes a text in quotes, found ('a') at column 10
                        run_id IN 'a'        | invalid filter: attribute.run_id IN takes a list like ('a', 'b'), found 'a' at column 11
                        metrics.a = 1e999    | invalid filter: the number is too large at column 13
                        version_number = 'x' | invalid filter: attribute.version_number = takes a number, found 'x' at column 18
                        """)
        void thatIsWrongSaysWhere(String text, String message) {
            assertThatThrownBy(() -> read(text)).hasMessage(message);
        }

        @Test
        void ofSeveralLinesSaysTheLine() {
            assertThatThrownBy(() -> read("metrics.a = 1\n AND run = 'x'"))
                    .hasMessageContaining("unknown attribute \"run\" at line 2, column 6")
                    .asInstanceOf(type(CodedException.class))
                    .extracting(e -> e.problems().getFirst().location())
                    .isEqualTo(new Problem.Location("filter", 2, 6));
        }

        @Test
        void hasBounds() {
            String clause = "metrics.a = 1";
            String most = String.join(" AND ", Collections.nCopies(100, clause));
            String manyValues = "run_id IN (" + "'a',".repeat(10_000) + ")";

            assertThat(read(most).clauses()).hasSize(100);
            assertThatThrownBy(() -> read(most + " AND " + clause)).hasMessageContaining("more than 100 clauses");
            assertThat(read(manyValues).clauses()).hasSize(1);
            assertThatThrownBy(() -> read(manyValues.replace("(", "('b',"))).hasMessageContaining("more than 10000");
            assertThatThrownBy(() -> read(manyValues + " AND run_id IN ('b')")).hasMessageContaining("more than 10000");
            assertThatThrownBy(() -> read("tags.a LIKE '" + "%".repeat(10_001) + "'"))
                    .hasMessageContaining("the text has more than 10000 characters");
            assertThatThrownBy(() -> read(" ".repeat(500_001))).hasMessageContaining("more than the 500000 allowed");
        }

        @Test
        void withATextOfBothQuotesCannotBeWritten() {
            Clause clause = new Clause(new Identifier("tag", "a"), Comparison.EQUAL, new TextValue("'\""));

            assertThatThrownBy(clause::text).hasMessageContaining("both kinds of quotes");
        }
    }

    @Nested
    class AnOrder {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                        metrics.a            | metric.a ASC
                        metrics.a asc        | metric.a ASC
                        tags.`a b` DESC      | tag.`a b` DESC
                        created Desc         | attribute.start_time DESC
                        "Run name"           | attribute.run_name ASC
                        """)
        void isAscendingUnlessItSaysSo(String text, String printed) {
            assertThat(GRAMMAR.orders(List.of(text))).extracting(OrderBy::text).containsExactly(printed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "DESC", "metrics.", "metrics.a DOWN", "metrics.a DESC, metrics.b", "metrics.a a b"})
        void thatCannotBeReadIsRefused(String text) {
            assertThatThrownBy(() -> GRAMMAR.orders(List.of(text)))
                    .asInstanceOf(type(CodedException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                    .satisfies(e -> assertThat(e.getMessage()).contains("order_by"));
        }

        @Test
        void namesOnlyWhatCanBeOrderedBy() {
            assertThatThrownBy(() -> GRAMMAR.orders(List.of("dataset.name")))
                    .hasMessageStartingWith("invalid order_by: unknown entity \"dataset\" at column 1");
        }

        @Test
        void byTheSameTwiceIsRefusedWhateverTheSpelling() {
            assertThatThrownBy(() -> GRAMMAR.orders(List.of("created", "metrics.a", "run.start_time DESC")))
                    .hasMessage("order_by names attribute.start_time twice");
        }

        @Test
        void ofAFieldHasNoDirection() {
            assertThat(GRAMMAR.orderField("metrics.a")).isEqualTo(new Identifier("metric", "a"));
            assertThatThrownBy(() -> GRAMMAR.orderField("metrics.a DESC")).hasMessageContaining("expected the end");
        }
    }
}

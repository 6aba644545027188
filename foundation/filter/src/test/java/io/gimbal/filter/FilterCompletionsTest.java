package io.gimbal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterCompletionsTest {
    private static final List<String> KEYS = List.of("mae", "my metric", "rmse");

    private final FilterCompletions completions =
            new FilterCompletions(FilterFixtures.GRAMMAR.filters(), new FilterCompletions.Known() {
                @Override
                public List<String> keys(Entity entity, String beginning) {
                    return KEYS.stream()
                            .filter(it -> entity.name().equals("metric") && it.startsWith(beginning))
                            .toList();
                }

                @Override
                public List<String> values(Identifier identifier, String beginning) {
                    return Stream.of("it's", "taxi", "team \"a\" isn't one", "tram")
                            .filter(it -> identifier.key().equals("team") && it.startsWith(beginning))
                            .toList();
                }
            });

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                                            | 0  | a key | run_id run_name start_time version_number status attribute. metric. tag. dataset.
                    r                       | 0  | a key | run_id run_name
                    MET                     | 0  | a key | metric.
                    metrics.                | 0  | a key | metrics.mae metrics.`my metric` metrics.rmse
                    metric.m                | 0  | a key | metric.mae metric.`my metric`
                    metric.`my              | 0  | a key | metric.`my metric`
                    datasets.               | 0  | a key | datasets.name
                    nothing.                | 0  | a key |
                    metric.mae~             | 11 | a comparison | = != > >= < <=
                    tag.a L                 | 6  | a comparison | LIKE
                    run_id not              | 7  | a comparison | NOT IN
                    metric.mae <~           | 13 | a number |
                    tag.a = '               | 8  | a text in quotes |
                    tag.a =~                | 8  | a text in quotes |
                    tag.team = t            | 11 | a text in quotes | 'taxi' 'tram'
                    tag.team != 'tr         | 12 | a text in quotes | 'tram'
                    tag.team =~             | 11 | a text in quotes | "it's" 'taxi' 'tram'
                    tag.team LIKE 't        | 14 | a text in quotes |
                    tag.a = 'x' AND 'y      | 16 |  |
                    run_id IN~              | 10 | a list like ('a', 'b') |
                    metric.mae < 3~         | 15 | AND | AND
                    run_id IN ('a') a       | 16 | AND | AND
                    metric.mae < 3 AND s    | 19 | a key | start_time status
                    metric.mae < 3 OR s     | 18 |  |
                    """)
    void tellHowAFilterGoesOn(String text, int from, String expected, String suggestions) {
        String written = text == null ? "" : text.replace('~', ' ');
        FilterCompletion completion = completions.at(written + " and more", written.length());

        assertThat(completion.from()).isEqualTo(from);
        assertThat(completion.expected()).isEqualTo(expected == null ? "" : expected);
        assertThat(String.join(" ", completion.suggestions())).isEqualTo(suggestions == null ? "" : suggestions);
    }

    @Test
    void neverFailWhereverTheCaretIs() {
        Random random = new Random(3);
        String pieces = "ab .`'\"()=<,1-😀\ud800";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("metric.");
            for (int j = random.nextInt(12); j > 0; j--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            int caret = random.nextInt(text.length() + 3) - 1;

            assertThat(completions.at(text.toString(), caret).from()).isBetween(0, text.length());
        }
    }
}

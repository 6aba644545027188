package io.gimbal.filter;

import static io.gimbal.filter.FilterFixtures.GRAMMAR;
import static io.gimbal.filter.FilterFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.filter.Value.ListValue;
import io.gimbal.filter.Value.NumberValue;
import io.gimbal.filter.Value.TextValue;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for whatever anybody writes.
final class FilterPropertiesTest {
    private static final List<String> PIECES = List.of(
            "metrics.",
            "a",
            "tags",
            ".",
            "`",
            "\"",
            "'",
            " ",
            "AND",
            "NOT",
            "IN",
            "(",
            ")",
            ",",
            "=",
            "!=",
            "LIKE",
            "1",
            "-",
            "1e5",
            "run_id",
            "'x'",
            "\n",
            ";",
            "\0",
            "ä",
            "😀",
            "\ud800",
            "%",
            "_",
            "\\");

    private final Random random = new Random(20261121);

    @Test
    void aFilterThatWasWrittenIsReadAgain() {
        for (int i = 0; i < 5_000; i++) {
            Filter filter = new Filter(many(4, this::clause));

            assertThat(read(filter.text())).isEqualTo(filter);
        }
    }

    @Test
    void anyTextIsReadOrRefusedInWords() {
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = String.join("", many(12, () -> pick(PIECES)));
            try {
                Filter filter = read(text);
                assertThat(read(filter.text())).isEqualTo(filter);
                read++;
            } catch (CodedException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
                assertThat(e.getMessage()).containsPattern("at (line \\d+, )?column \\d+");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void aFilterWithAPieceTooManyOrTooFewIsReadOrRefusedInWords() {
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(new Filter(many(3, this::clause)).text());
            int at = random.nextInt(text.length() + 1);
            text.replace(at, Math.min(text.length(), at + random.nextInt(3)), pick(PIECES));
            try {
                read(text.toString());
            } catch (CodedException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
            }
        }
    }

    @Test
    void anOrderThatWasWrittenIsReadAgain() {
        for (int i = 0; i < 1_000; i++) {
            OrderBy order = new OrderBy(new Identifier("metric", key()), random.nextBoolean());

            assertThat(GRAMMAR.orders(List.of(order.text()))).containsExactly(order);
        }
    }

    private Clause clause() {
        return switch (random.nextInt(3)) {
            case 0 ->
                new Clause(
                        new Identifier("metric", key()), pick(KeyType.NUMBER.comparisons()), new NumberValue(number()));
            case 1 -> new Clause(new Identifier("tag", key()), pick(KeyType.TEXT.comparisons()), new TextValue(text()));
            default ->
                new Clause(
                        new Identifier("dataset", "name"),
                        pick(List.of(Comparison.IN, Comparison.NOT_IN)),
                        new ListValue(Stream.concat(Stream.of(text()), many(3, this::text).stream())
                                .toList()));
        };
    }

    private double number() {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) && random.nextBoolean() ? number : random.nextInt(2001) - 1000;
    }

    private String key() {
        return "k" + string("ab.-/ :_'ü\"1");
    }

    private String text() {
        return string("ab%_\\ `ü\"\n😀(),=1");
    }

    private String string(String alphabet) {
        int[] all = alphabet.codePoints().toArray();
        return String.join("", many(8, () -> Character.toString(all[random.nextInt(all.length)])));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> many(int most, Supplier<T> each) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(_ -> each.get())
                .toList();
    }
}

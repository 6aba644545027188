package io.gimbal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Transaction] promises of many rows put at once.
abstract class InsertContract {
    private static final String INTO =
            "INSERT INTO thing (id, text_value, real_value, flag_value, bytes_value, instant_value)";
    private static final String ONCE = "ON CONFLICT (id) DO NOTHING";
    private static final Instant INSTANT = Instant.parse("2020-02-03T04:05:06.789012Z");

    private Database database;

    abstract Database open();

    @BeforeEach
    void openAndMigrate() {
        database = open();
        database.migrate(new Migrations("contract"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int insert(String conflict, Object[]... rows) {
        return database.write(transaction -> transaction.insert(INTO, List.of(rows), conflict));
    }

    private static Object[] row(long id, String text) {
        return new Object[] {id, text, 0.5, true, new byte[] {1, 2}, INSTANT};
    }

    private List<String> texts() {
        return database.read(transaction ->
                transaction.list("SELECT text_value FROM thing ORDER BY id", row -> row.text("text_value")));
    }

    @Test
    void rowsComeBackAsTheyWere() {
        Object[] odd = {-1, "'\"{a,b}\\ \u00e4\ud83d\ude00", Double.NEGATIVE_INFINITY, false, new byte[0], INSTANT};
        assertThat(insert("", odd, row(Long.MAX_VALUE, "NULL"), row(2, ""))).isEqualTo(3);
        assertThat(texts()).containsExactly((String) odd[1], "", "NULL");
        List<Double> reals = database.read(transaction ->
                transaction.list("SELECT real_value FROM thing ORDER BY id", row -> row.real("real_value")));
        assertThat(reals).containsExactly(Double.NEGATIVE_INFINITY, 0.5, 0.5);
        List<byte[]> bytes = database.read(transaction ->
                transaction.list("SELECT bytes_value FROM thing ORDER BY id", row -> row.bytes("bytes_value")));
        assertThat(bytes).containsExactly(new byte[0], new byte[] {1, 2}, new byte[] {1, 2});
        List<Instant> instants = database.read(transaction ->
                transaction.list("SELECT instant_value FROM thing", row -> row.instant("instant_value")));
        assertThat(instants).containsOnly(INSTANT);
    }

    @Test
    void someValuesOfAColumnMayBeMissing_orAll() {
        Object[] first = {1L, Optional.of("a"), Optional.empty(), true, Optional.empty(), Optional.of(INSTANT)};
        Object[] second = {2L, Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty()};
        assertThat(insert("", first, second)).isEqualTo(2);
        List<Optional<String>> kept = database.read(transaction ->
                transaction.list("SELECT text_value FROM thing ORDER BY id", row -> row.findText("text_value")));
        assertThat(kept).containsExactly(Optional.of("a"), Optional.empty());
        long none = database.read(transaction -> transaction
                .find("SELECT COUNT(*) AS n FROM thing WHERE real_value IS NULL", row -> row.integer("n"))
                .orElseThrow());
        assertThat(none).isEqualTo(2);
    }

    @Test
    void rowsThatWereThereAreNotCounted() {
        assertThat(insert(ONCE, row(1, "one"))).isEqualTo(1);
        assertThat(insert(ONCE, row(1, "other"), row(2, "two"), row(3, "three")))
                .isEqualTo(2);
        assertThat(insert(ONCE, row(3, "again"))).isZero();
        assertThat(insert(ONCE)).isZero();
        assertThat(texts()).containsExactly("one", "two", "three");
    }

    @Test
    void oneThatCannotBeUndoesTheWholeTransaction() {
        insert("", row(2, "two"));
        assertThatThrownBy(() -> insert("", row(1, "one"), row(2, "other"), row(3, "three")))
                .isInstanceOf(CodedException.class);
        assertRefused(row(4, "zero\0character"));
        assertRefused(new Object[] {4L, "NaN", Double.NaN, true, new byte[0], INSTANT});
        assertThat(texts()).containsExactly("two");
    }

    private void assertRefused(Object[] row) {
        for (Object[][] rows : new Object[][][] {{row}, {row(5, "five"), row}}) {
            assertThatThrownBy(() -> insert("", rows))
                    .isInstanceOfSatisfying(
                            CodedException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
        }
    }

    @Test
    void tenThousandRowsGoAtOnce() throws SQLException {
        Object[][] rows =
                IntStream.range(0, 10_000).mapToObj(i -> row(i, "text " + i)).toArray(Object[][]::new);
        assertThat(insert("", rows)).isEqualTo(10_000);
        assertThat(texts()).hasSize(10_000).contains("text 9999");
    }
}

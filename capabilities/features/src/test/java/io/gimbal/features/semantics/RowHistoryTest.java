package io.gimbal.features.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Flag;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.FieldStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class RowHistoryTest {
    @Test
    void equalsAPlainLookAtAllRows_inAnyOrderOfArrival() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<VisibleRow> rows = rows(random, 40);
            byte[] expected = history(rows).bytes();
            Collections.shuffle(rows, random);
            RowHistory history = history(rows);
            assertThat(history.bytes()).as("seed %d", seed).isEqualTo(expected);
            for (long asOf = -1; asOf <= 45; asOf++) {
                assertThat(history.find(new AsOf(asOf))).isEqualTo(naive(rows, asOf));
            }
        }
    }

    @Test
    void forget_keepsEveryAnswerFromThereOn() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<VisibleRow> rows = rows(random, 40);
            RowHistory history = history(rows);
            long horizon = random.nextInt(40);
            history.forget(new AsOf(horizon), 1);
            assertThat(history.forgottenBefore()).isLessThanOrEqualTo(horizon);
            rows.forEach(history::add);
            for (long asOf = horizon; asOf <= 45; asOf++) {
                assertThat(history.find(new AsOf(asOf))).isEqualTo(naive(rows, asOf));
            }
        }
    }

    @Test
    void forget_keepsTheNewest() {
        List<VisibleRow> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(row(i, i, i, i));
        }
        RowHistory history = history(rows);
        history.forget(new AsOf(7), 6);
        assertThat(history.size()).isEqualTo(6);
        assertThat(history.forgottenBefore()).isEqualTo(4);
        assertThat(history.find(new AsOf(4))).contains(rows.get(4));
        history.forget(new AsOf(5), 0);
        assertThat(history.size()).isEqualTo(5);
        history.forget(new AsOf(3), 0);
        assertThat(RowHistory.of(history.bytes()).forgottenBefore()).isEqualTo(5);
    }

    @Test
    void everyKindOfValueIsStored() {
        List<Optional<FeatureValue>> values = List.of(
                Optional.empty(),
                Optional.of(new Whole(-7)),
                Optional.of(new Real(-0.0)),
                Optional.of(new Text("Brönx")),
                Optional.of(new Flag(true)),
                Optional.of(new Flag(false)),
                Optional.of(new Moment(-1)));
        RowHistory history = history(List.of(new VisibleRow(5, new RowOrder(4, 5, 6), values)));
        assertThat(RowHistory.of(history.bytes()).find(new AsOf(5))).isEqualTo(history.find(new AsOf(5)));
    }

    @Nested
    class LatestValues {
        private final LatestPlan plan = new LatestPlan(List.of("borough"), 10);

        @Test
        void asOfIsInclusive() {
            RowHistory history = history(List.of(row(7, 7, 0, 0)));
            assertThat(plan.evaluate(history, new AsOf(6), Snapshot.NONE)
                            .getFirst()
                            .status())
                    .isEqualTo(FieldStatus.NOT_FOUND);
            assertThat(plan.evaluate(history, new AsOf(7), Snapshot.NONE)
                            .getFirst()
                            .value())
                    .contains(new Whole(0));
        }

        @Test
        void aRowIsPresentUpToItsTimeToLive_inclusive() {
            RowHistory history = history(List.of(row(7, 7, 0, 0)));
            FeatureField last =
                    plan.evaluate(history, new AsOf(17), Snapshot.NONE).getFirst();
            assertThat(last.status()).isEqualTo(FieldStatus.PRESENT);
            assertThat(last.age()).contains(Duration.of(10, ChronoUnit.MICROS));
            FeatureField expired =
                    plan.evaluate(history, new AsOf(18), Snapshot.NONE).getFirst();
            assertThat(expired.status()).isEqualTo(FieldStatus.OUTSIDE_MAX_AGE);
            assertThat(expired.value()).isEmpty();
            assertThat(expired.age()).contains(Duration.of(11, ChronoUnit.MICROS));
        }

        @Test
        void aRowOfAReplacedSnapshot_doesNotExist() {
            RowHistory history = history(List.of(row(7, 7, 7, 3)));
            Snapshot first = Snapshot.NONE.advance("zones@1", 3);
            Snapshot second = first.advance("zones@1", 4).advance("zones@2", 5);
            assertThat(first.advance("zones@1", 4)).isEqualTo(first);
            assertThat(plan.evaluate(history, new AsOf(7), first).getFirst().status())
                    .isEqualTo(FieldStatus.PRESENT);
            assertThat(plan.evaluate(history, new AsOf(7), second).getFirst().status())
                    .isEqualTo(FieldStatus.NOT_FOUND);
        }

        @Test
        void aNullColumnIsANullValue() {
            VisibleRow row = new VisibleRow(7, new RowOrder(7, 7, 0), List.of(Optional.empty()));
            assertThat(plan.evaluate(history(List.of(row)), new AsOf(8), Snapshot.NONE)
                            .getFirst()
                            .status())
                    .isEqualTo(FieldStatus.NULL_VALUE);
        }

        @Test
        void aRowWithoutTimeIsAlwaysTrue() {
            RowHistory history = history(List.of(row(EventTime.ALWAYS, EventTime.ALWAYS, 0, 3)));
            FeatureField field =
                    plan.evaluate(history, new AsOf(-1_000_000), Snapshot.NONE).getFirst();
            assertThat(field)
                    .isEqualTo(new FeatureField(Optional.of(new Whole(3)), Optional.empty(), FieldStatus.PRESENT));
        }

        @Test
        void aCorrectionOfTheSameTimeWins() {
            RowHistory history = history(List.of(row(9, 5, 9, 1), row(7, 5, 7, 0)));
            assertThat(plan.evaluate(history, new AsOf(8), Snapshot.NONE)
                            .getFirst()
                            .value())
                    .contains(new Whole(0));
            assertThat(plan.evaluate(history, new AsOf(9), Snapshot.NONE)
                            .getFirst()
                            .value())
                    .contains(new Whole(1));
        }
    }

    private static Optional<VisibleRow> naive(List<VisibleRow> rows, long asOf) {
        return rows.stream().filter(row -> row.visibleAt() <= asOf).max(Comparator.comparing(VisibleRow::order));
    }

    private static List<VisibleRow> rows(Random random, int count) {
        List<VisibleRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = random.nextInt(20);
            long created = time + random.nextInt(3);
            rows.add(row(Math.max(time, created) + random.nextInt(20), time, created, i));
        }
        return rows;
    }

    private static VisibleRow row(long visibleAt, long time, long created, long sequence) {
        return new VisibleRow(
                visibleAt, new RowOrder(time, created, sequence), List.of(Optional.of(new Whole(sequence))));
    }

    private static RowHistory history(List<VisibleRow> rows) {
        RowHistory history = new RowHistory();
        rows.forEach(history::add);
        return history;
    }
}

package io.gimbal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.statistics.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChunkTallyTest {
    private static final Instant NOON = Instant.parse("2020-03-19T12:00:00Z");

    @Test
    void theOrderOfArrivalChangesNothing() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<ScoredPrediction> rows = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                double scale = Math.pow(10, random.nextInt(-8, 9));
                rows.add(row(Answer.of(random.nextDouble() * scale), random.nextDouble()));
            }
            ChunkTally inOrder = ChunkTally.of(rows);

            Collections.shuffle(rows, random);
            int cut = random.nextInt(rows.size());
            ChunkTally inParts =
                    ChunkTally.of(rows.subList(cut, rows.size())).plus(ChunkTally.of(rows.subList(0, cut)));

            assertThat(inParts).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void errorIsPredictedMinusObserved() {
        ChunkTally tally = ChunkTally.of(List.of(row(new Answer.Predicted(3), 5), row(new Answer.Predicted(9), 5)));

        assertThat(tally.champion().meanAbsolute()).isEqualTo(Measurement.of(3.0));
        assertThat(tally.champion().bias()).isEqualTo(Measurement.of(1.0));
    }

    @Test
    void failuresAndImpossibleAnswersAreCountedAndHaveNoError() {
        ChunkTally tally = ChunkTally.of(
                List.of(row(Answer.of(Double.NaN), 5), row(new Answer.Failed(), 5), row(new Answer.Absent(), 5)));

        assertThat(tally.requests()).isEqualTo(3);
        assertThat(tally.predictions()).isEqualTo(2);
        assertThat(tally.impossible()).isEqualTo(1);
        assertThat(tally.errors()).isEqualTo(1);
        assertThat(tally.champion().meanAbsolute()).isInstanceOf(Measurement.Undefined.class);
    }

    @Test
    void aChunkIsCompleteWhenTheWatermarkIsPastItsWait() {
        ChunkPolicy chunks = ChunkPolicy.of(Duration.ofDays(1), Duration.ofHours(3));
        LocalDate day = chunks.dayOf(NOON);
        Instant close = Instant.parse("2020-03-20T03:00:00Z");

        assertThat(chunks.status(day, close.minusMillis(1))).isEqualTo(ChunkPolicy.Status.PROVISIONAL);
        assertThat(chunks.status(day, close)).isEqualTo(ChunkPolicy.Status.COMPLETE);
        assertThat(chunks.closing(close.minusMillis(1), close)).containsExactly(day);
        assertThat(chunks.closing(close, close.plusSeconds(86_399))).isEmpty();
        assertThat(chunks.closing(close, close.plus(Duration.ofDays(2))))
                .containsExactly(day.plusDays(1), day.plusDays(2));
    }

    @Test
    void volumeIsComparedWithTheSameWeekday() {
        LocalDate sunday = LocalDate.parse("2020-03-01");
        WeekdayVolume volume = new WeekdayVolume(
                new TreeMap<>(Map.of(sunday, 100L, sunday.plusDays(7), 300L, sunday.plusDays(1), 9_999L)));

        assertThat(volume.change(sunday.plusDays(14), 100)).isEqualTo(Measurement.of(-0.5));
        assertThat(volume.change(sunday.plusDays(16), 100)).isInstanceOf(Measurement.Undefined.class);
    }

    private static ScoredPrediction row(Answer champion, double label) {
        return new ScoredPrediction(NOON, champion, new Answer.Absent(), OptionalDouble.of(label));
    }
}

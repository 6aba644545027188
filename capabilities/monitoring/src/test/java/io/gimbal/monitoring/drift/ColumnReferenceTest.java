package io.gimbal.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.monitoring.drift.ColumnDrift.Verdict;
import io.gimbal.statistics.Counts;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.Sample;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnReferenceTest {
    private static final LocalDate FIRST = LocalDate.parse("2020-03-01");

    @Test
    void aDayLikeTheOthersHasNotMoved() {
        ColumnDrift drift = reference(Duration.ZERO).compare(day(100, 0, 0), 1);

        assertThat(new GroupDrift(List.of(drift)).moved()).isEmpty();
    }

    @Test
    void aShiftBeyondTheLimitHasMoved() {
        ColumnReference reference = reference(Duration.ZERO);
        GroupDrift group = new GroupDrift(List.of(reference.compare(day(100, 1, 0), 1)));

        assertThat(reference.valueLimit().find().orElseThrow()).isBetween(0.1, 0.3);
        assertThat(group.moved()).containsExactly("distance");
        assertThat(group.worst().find().orElseThrow()).isGreaterThan(3);
    }

    @Test
    void aRisingMissingRateIsASignalOfItsOwn() {
        ColumnDrift drift = reference(Duration.ZERO).compare(day(100, 0, 0.5), 1);

        assertThat(drift.missing())
                .isInstanceOfSatisfying(
                        Verdict.Judged.class,
                        verdict -> assertThat(verdict.ratio()).isGreaterThan(4));
    }

    @Test
    void aVerdictSaysWhatItRestsOn() {
        ColumnDrift drift = reference(Duration.ZERO).compare(day(100, 0, 0.25), 5);

        assertThat(drift.reference()).isEqualTo(new Counts(14 * 400, 0, 0));
        assertThat(drift.current().total()).isEqualTo(400);
        assertThat(drift.current().missing()).isBetween(70L, 130L);
        Verdict.Judged values = (Verdict.Judged) drift.values();
        assertThat(values.measure()).isEqualTo("wasserstein / sd");
        assertThat(values.test().method()).isEqualTo("ks_asymptotic");
        assertThat(values.test().current().used()).isEqualTo(drift.current().used());
        assertThat(values.alpha()).isEqualTo(0.01);
        assertThat(values.detectable().find().orElseThrow()).isBetween(0.2, 0.4);
        Verdict.Judged missing = (Verdict.Judged) drift.missing();
        assertThat(missing.test().method()).isEqualTo("z_test");
        assertThat(missing.detectable().find().orElseThrow()).isBetween(0.001, 0.02);
    }

    @Test
    void daysBeforeTheWindowIsFullAreNotReference() {
        ColumnReference reference = reference(Duration.ofDays(7));

        assertThat(reference.values().orElseThrow().counts().total()).isEqualTo(7 * 400);
        assertThat(reference(Duration.ofHours(1))
                        .values()
                        .orElseThrow()
                        .counts()
                        .total())
                .isEqualTo(13 * 400);
    }

    @Test
    void fewDistinctValuesGetNoVerdict() {
        TreeMap<LocalDate, ColumnValues> days = new TreeMap<>();
        IntStream.range(0, 14)
                .forEach(i -> days.put(
                        FIRST.plusDays(i),
                        new ColumnValues.Numbers(Sample.of(IntStream.range(0, 400)
                                .mapToDouble(row -> row % 19)
                                .toArray()))));
        ColumnReference rain = ColumnReference.learn("rain", DriftPolicy.DEFAULT, days, Duration.ZERO, FIRST);

        assertThat(rain.compare(day(100, 5, 0), 1).values()).isEqualTo(new Verdict.TooFewValues(19));
    }

    @Test
    void anEmptyChunkIsUndefinedAndNeverCalm() {
        GroupDrift group =
                new GroupDrift(List.of(reference(Duration.ZERO).compare(new ColumnValues.Numbers(Sample.of()), 1)));

        assertThat(group.worst()).isInstanceOf(Measurement.Undefined.class);
    }

    private static ColumnReference reference(Duration window) {
        TreeMap<LocalDate, ColumnValues> days = new TreeMap<>();
        IntStream.range(0, 14).forEach(i -> days.put(FIRST.plusDays(i), day(i, 0, 0)));
        return ColumnReference.learn("distance", DriftPolicy.DEFAULT, days, window, FIRST);
    }

    private static ColumnValues day(long seed, double shift, double missing) {
        Random random = new Random(seed);
        return new ColumnValues.Numbers(Sample.of(IntStream.range(0, 400)
                .mapToDouble(_ -> random.nextDouble() < missing ? Double.NaN : random.nextGaussian() + shift)
                .toArray()));
    }
}

package io.gimbal.examples.taxi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.examples.taxi.server.Monitors.Errors;
import io.gimbal.examples.taxi.server.Monitors.Served;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TallyTest {
    private final Tally tally = new Tally();

    private void day(long labels, Optional<Double> served, Optional<Double> frozen) {
        tally.errors(
                new Served(labels, served, Optional.empty(), Map.of(), 0),
                new Errors(labels, frozen, Optional.empty()));
    }

    @Test
    void errorsAreMeansByTripNotByDay() {
        day(1, Optional.of(2.0), Optional.of(4.0));
        day(3, Optional.of(6.0), Optional.of(8.0));

        assertThat(tally.maeServed()).contains(5.0);
        assertThat(tally.maeFrozen()).contains(7.0);
    }

    @Test
    void aDayWithoutLabelsSaysNothing() {
        day(2, Optional.of(3.0), Optional.of(4.0));
        day(0, Optional.empty(), Optional.empty());

        assertThat(tally.maeServed()).contains(3.0);
        assertThat(Ending.errors(tally)).isEqualTo("MAE served 3.000, frozen 4.000: 75 % of it");
    }

    @Test
    void withoutAnyLabelThereIsNoError() {
        day(0, Optional.empty(), Optional.empty());

        assertThat(tally.maeServed()).isEmpty();
        assertThat(tally.maeFrozen()).isEmpty();
        assertThat(Ending.errors(tally)).startsWith("no trip had a label");
    }
}

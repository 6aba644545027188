package io.gimbal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import org.junit.jupiter.api.Test;

final class TrainingTableTest {
    private static TrainingTable table(double second, String text) {
        Rows rows = Rows.builder(2).number("x", 1, second).text("t", text, null).build();
        return new TrainingTable(rows, "y", new double[] {1, 2});
    }

    @Test
    void theDigestChangesWithEveryValue() {
        assertThat(table(2, "a").digest())
                .isEqualTo(table(2, "a").digest())
                .isNotEqualTo(table(3, "a").digest())
                .isNotEqualTo(table(Double.NaN, "a").digest())
                .isNotEqualTo(table(2, "b").digest())
                .isNotEqualTo(table(2, null).digest());
    }

    @Test
    void theLabelIsNoFeature() {
        assertThatThrownBy(() -> new TrainingTable(ModelFixtures.trips(1, 1), "hour", new double[] {1}))
                .isInstanceOf(CodedException.class)
                .hasMessage("the label \"hour\" is among the features");
    }

    @Test
    void columnsOfAnotherLengthAreRefused() {
        assertThatThrownBy(
                        () -> Rows.builder(2).number("x", 1, 2).number("z", 1).build())
                .isInstanceOf(CodedException.class)
                .hasMessage("column \"z\" has 1 rows, expected 2");
    }
}

package io.gimbal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void columnsAreAlignedAndNumbersAtTheRight() {
        Table table = new Table("day", "trips", "model")
                .add("2020-03-14", 7_210, "trees@2")
                .add("2020-03-15", 98, "median@1");

        assertThat(table.lines())
                .containsExactly(
                        "day         trips  model", //
                        "2020-03-14   7210  trees@2",
                        "2020-03-15     98  median@1");
    }

    @Test
    void withoutRows_isItsHeader() {
        assertThat(new Table("name", "owner").lines()).containsExactly("name  owner");
    }
}

package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSizeTest {
    @ParameterizedTest
    @CsvSource({"0 B, 0", "17B, 17", "64KB, 65536", "512 mb, 536870912", "' 2 GB ', 2147483648", "1TB, 1099511627776"})
    void parse_numberAndUnit(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1 B", "1.5 GB", "5 PB", "MB", "5 M"})
    void parse_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> DataSize.parse(text)).hasMessageStartingWith("not a size: \"" + text + "\"");
    }

    @Test
    void parse_moreThanALongHolds_isRefused() {
        assertThatThrownBy(() -> DataSize.parse("99999999 TB")).hasMessage("size is too large: \"99999999 TB\"");
    }

    @Test
    void negativeIsRefused() {
        assertThatThrownBy(() -> new DataSize(-1)).hasMessage("a size cannot be negative: -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 B", "1023 B", "1025 B", "3 KB", "1536 MB", "2 TB", "2048 TB"})
    void toString_parsesToTheSame(String text) {
        assertThat(DataSize.parse(text)).hasToString(text);
    }

    @Test
    void ordersByBytes() {
        assertThat(DataSize.ofKilobytes(1025)).isGreaterThan(DataSize.ofMegabytes(1));
    }
}

package io.gimbal.monitoring.running;

import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.drift.ColumnValues;
import io.gimbal.statistics.Categories;
import io.gimbal.statistics.Sample;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes in the values of one column, one by one. What does not fit its kind counts as missing. Not thread-safe.
final class ColumnCollector {
    private final MonitoredColumn.Kind kind;
    private final SortedMap<String, Long> frequencies = new TreeMap<>();
    private double[] numbers = new double[16];
    private int size;
    private long missing;

    ColumnCollector(MonitoredColumn.Kind kind) {
        this.kind = kind;
    }

    /// @param value null where there is none
    void add(@Nullable JsonValue value) {
        switch (kind) {
            case NUMBER -> add(number(value));
            case CATEGORY -> addText(text(value));
        }
    }

    /// @param number not a number where there is none
    void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    private void addText(@Nullable String text) {
        if (text == null) {
            missing++;
        } else {
            frequencies.merge(text, 1L, Long::sum);
        }
    }

    ColumnValues values() {
        return switch (kind) {
            case NUMBER -> new ColumnValues.Numbers(Sample.of(Arrays.copyOf(numbers, size)));
            case CATEGORY -> new ColumnValues.Texts(new Categories(frequencies, missing));
        };
    }

    private static double number(@Nullable JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.doubleValue();
        }
        return value instanceof JsonBoolean(boolean flag) ? (flag ? 1 : 0) : Double.NaN;
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case JsonString(String text) -> text;
            case JsonBoolean flag -> flag.toString();
            case JsonNumber number -> text(number);
            default -> value instanceof JsonNull ? null : value.toString();
        };
    }

    /// 74 and 74.0 are the same name.
    private static String text(JsonNumber number) {
        double value = number.doubleValue();
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return isWhole ? Long.toString((long) value) : number.toString();
    }
}

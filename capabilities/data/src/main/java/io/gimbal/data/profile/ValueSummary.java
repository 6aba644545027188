package io.gimbal.data.profile;

import io.gimbal.data.Profile.NumberSummary;
import io.gimbal.data.Profile.TextSummary;
import io.gimbal.data.Profile.ValueCount;
import io.gimbal.query.ColumnType;
import io.gimbal.query.Frame;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sees the distinct values of a column in ascending order, each with its count, and makes figures of them.
final class ValueSummary {
    private static final int TOP = 10;
    private static final double MICROS = 1e6;

    private final ColumnType type;
    private final NumberFigures numbers;
    private final List<ValueCount> top = new ArrayList<>();
    private long shortest = Long.MAX_VALUE;
    private long longest;
    private long blank;

    /// @param count of all values that will come
    ValueSummary(ColumnType type, long count, Profiler.Range range) {
        this.type = type;
        this.numbers = new NumberFigures(count, range);
    }

    void add(Frame values, int row) {
        long count = values.integer(1, row);
        switch (type) {
            case INTEGER -> {
                numbers.add((double) values.integer(0, row), count);
                addTop(Long.toString(values.integer(0, row)), count);
            }
            case DOUBLE -> {
                numbers.add(values.real(0, row), count);
                addTop(Double.toString(values.real(0, row)), count);
            }
            case TIMESTAMP, DATE -> addTime(values.integer(0, row), count);
            case TEXT -> addText(values.text(0, row), count);
            case BOOLEAN, BYTES -> addTop(values.text(0, row), count);
        }
    }

    private void addTime(long micros, long count) {
        numbers.add(micros / MICROS, count);
        addTop(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString(), count);
    }

    private void addText(String text, long count) {
        long length = text.codePointCount(0, text.length());
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        blank += text.isBlank() ? count : 0;
        addTop(text, count);
    }

    /// Keeps the order of arrival among equals, which is ascending.
    private void addTop(String value, long count) {
        int place = top.size();
        while (place > 0 && top.get(place - 1).count() < count) {
            place--;
        }
        if (place < TOP) {
            top.add(place, new ValueCount(value, count));
            if (top.size() > TOP) {
                top.removeLast();
            }
        }
    }

    Optional<NumberSummary> numbers() {
        return numbers.summary();
    }

    Optional<TextSummary> texts() {
        return type == ColumnType.TEXT && shortest != Long.MAX_VALUE
                ? Optional.of(new TextSummary(shortest, longest, blank))
                : Optional.empty();
    }

    List<ValueCount> top() {
        return List.copyOf(top);
    }
}

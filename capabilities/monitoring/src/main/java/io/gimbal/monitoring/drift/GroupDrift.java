package io.gimbal.monitoring.drift;

import io.gimbal.monitoring.drift.ColumnDrift.Verdict;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;
import java.util.List;
import java.util.stream.Stream;

/// Several columns judged together: `inputs`, `prediction` or `label`.
///
/// @param columns in declared order
public record GroupDrift(List<ColumnDrift> columns) {
    public GroupDrift {
        columns = List.copyOf(columns);
    }

    /// The largest effect as a multiple of its limit, over values and missing rates; 0 if nothing is significant,
    /// undefined if no column has a verdict.
    public Measurement<Double> worst() {
        return judged(columns.stream())
                .map(Verdict.Judged::ratio)
                .reduce(Math::max)
                .map(Measurement::of)
                .orElseGet(() -> Measurement.undefined(
                        UndefinedReason.EMPTY, "none of " + columns.size() + " columns has a verdict"));
    }

    /// The columns that have moved.
    public List<String> moved() {
        return columns.stream()
                .filter(column -> judged(Stream.of(column)).anyMatch(verdict -> verdict.ratio() > 1))
                .map(ColumnDrift::column)
                .toList();
    }

    private static Stream<Verdict.Judged> judged(Stream<ColumnDrift> columns) {
        return columns.flatMap(column -> Stream.of(column.values(), column.missing()))
                .filter(Verdict.Judged.class::isInstance)
                .map(Verdict.Judged.class::cast);
    }
}

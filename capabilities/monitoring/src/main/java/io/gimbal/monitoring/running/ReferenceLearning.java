package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.ReferenceData;
import io.gimbal.monitoring.WeekdayVolume;
import io.gimbal.monitoring.declared.MonitorPolicy;
import io.gimbal.monitoring.drift.ColumnReference;
import io.gimbal.monitoring.drift.ColumnValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes in the training data of one version and learns a reference from it, day by day. Not thread-safe.
final class ReferenceLearning {
    private final MonitorPolicy policy;
    private final List<MonitoredColumn> columns;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();
    private final Set<String> found = new HashSet<>();
    private long rows;

    ReferenceLearning(MonitorPolicy policy, List<MonitoredColumn> columns) {
        this.policy = policy;
        this.columns = columns;
    }

    private static final class Day {
        private final List<ColumnCollector> inputs = new ArrayList<>();
        private final ColumnCollector predictions = new ColumnCollector(MonitoredColumn.Kind.NUMBER);
        private final ColumnCollector labels = new ColumnCollector(MonitoredColumn.Kind.NUMBER);
        private long rows;

        Day(List<MonitoredColumn> columns) {
            columns.forEach(column -> inputs.add(new ColumnCollector(column.kind())));
        }
    }

    void add(ReferenceData.Row row) {
        Day day = days.computeIfAbsent(policy.chunks().dayOf(row.eventTime()), _ -> new Day(columns));
        for (int i = 0; i < columns.size(); i++) {
            day.inputs.get(i).add(row.columns().get(columns.get(i).name()));
        }
        found.addAll(row.columns().keySet());
        day.predictions.add(row.prediction());
        day.labels.add(row.label());
        day.rows++;
        rows++;
    }

    Reference learn(AssetRef version) {
        List<ColumnReference> inputs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            inputs.add(learn(columns.get(i), inputByDay(i)));
        }
        return new Reference(
                version,
                rows,
                new WeekdayVolume(volume()),
                columns,
                inputs,
                learnIf(policy.watchesPrediction(), MonitorPolicy.PREDICTION, valuesByDay(day -> day.predictions)),
                learnIf(policy.watchesLabel(), MonitorPolicy.LABEL, valuesByDay(day -> day.labels)));
    }

    /// None of a column that the training set does not have: there is nothing to compare it with.
    private SortedMap<LocalDate, ColumnValues> inputByDay(int index) {
        return found.contains(columns.get(index).name())
                ? valuesByDay(day -> day.inputs.get(index))
                : Collections.emptySortedMap();
    }

    private interface Part {
        ColumnCollector of(Day day);
    }

    private SortedMap<LocalDate, ColumnValues> valuesByDay(Part part) {
        TreeMap<LocalDate, ColumnValues> values = new TreeMap<>();
        days.forEach((date, day) -> values.put(date, part.of(day).values()));
        return values;
    }

    private Optional<ColumnReference> learnIf(
            boolean isWatched, String name, SortedMap<LocalDate, ColumnValues> values) {
        return isWatched ? Optional.of(learn(MonitoredColumn.number(name), values)) : Optional.empty();
    }

    /// Where nobody knows when its source began, a window is taken to fill from the first day on.
    private ColumnReference learn(MonitoredColumn column, SortedMap<LocalDate, ColumnValues> values) {
        LocalDate start = column.sourceStart().orElse(days.isEmpty() ? LocalDate.EPOCH : days.firstKey());
        return ColumnReference.learn(column.name(), policy.drift(), values, column.window(), start);
    }

    /// Days without rows between the first and the last count as days on which nothing happened.
    private SortedMap<LocalDate, Long> volume() {
        Map<LocalDate, Long> counts = new LinkedHashMap<>();
        if (!days.isEmpty()) {
            days.firstKey().datesUntil(days.lastKey().plusDays(1)).forEach(day -> counts.put(day, 0L));
        }
        days.forEach((date, day) -> counts.put(date, day.rows));
        return new TreeMap<>(counts);
    }
}

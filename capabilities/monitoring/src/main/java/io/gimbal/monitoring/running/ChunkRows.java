package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.Answer;
import io.gimbal.monitoring.ChunkTally;
import io.gimbal.monitoring.ErrorTally;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.ServedPrediction;
import io.gimbal.monitoring.ServedPrediction.Role;
import io.gimbal.monitoring.ServedPrediction.VersionAnswer;
import io.gimbal.monitoring.drift.ColumnValues;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/// Takes in the predictions of one day and sums them up. Only answers of today's champion, given as champion, count as
/// the champion's. Not thread-safe.
final class ChunkRows {
    private final Optional<AssetRef> champion;
    private final Instant knownBy;
    private final Map<String, ColumnCollector> inputs = new LinkedHashMap<>();
    private final ColumnCollector predictions = new ColumnCollector(MonitoredColumn.Kind.NUMBER);
    private final ColumnCollector labels = new ColumnCollector(MonitoredColumn.Kind.NUMBER);
    private final ErrorCollector served = new ErrorCollector();
    private final ErrorCollector championErrors = new ErrorCollector();
    private final ErrorCollector failsafeBeside = new ErrorCollector();
    private final ErrorCollector failsafeErrors = new ErrorCollector();
    private final TreeMap<Integer, VersionRows> versions = new TreeMap<>();
    private final TreeMap<Role, Long> servedBy = new TreeMap<>();
    private long requests;
    private long asked;
    private long errors;
    private long impossible;
    private long lateLabels;

    /// @param progress whose champion is today's
    /// @param knownBy labels known later do not count
    ChunkRows(Progress progress, List<MonitoredColumn> columns, Instant knownBy) {
        this.champion = progress.champion();
        this.knownBy = knownBy;
        columns.forEach(column -> inputs.put(column.name(), new ColumnCollector(column.kind())));
    }

    /// What one version did on the day.
    static final class VersionRows {
        private final ErrorCollector errors = new ErrorCollector();
        private final Set<Role> roles = EnumSet.noneOf(Role.class);
        private long answered;
        private long served;

        ErrorTally errors() {
            return errors.tally();
        }

        Set<Role> roles() {
            return roles;
        }

        /// How many of its answers the callers got.
        long served() {
            return served;
        }

        long answered() {
            return answered;
        }
    }

    void add(ServedPrediction row) {
        requests++;
        servedBy.merge(row.servedBy(), 1L, Long::sum);
        inputs.forEach((name, values) -> values.add(row.columns().get(name)));
        Optional<ServedPrediction.Label> known =
                row.label().filter(it -> !it.knownAt().isAfter(knownBy));
        lateLabels += known.filter(ServedPrediction.Label::late).isPresent() ? 1 : 0;
        OptionalDouble label = known.map(it -> OptionalDouble.of(it.value())).orElse(OptionalDouble.empty());
        label.ifPresent(labels::add);
        row.answers().forEach(answer -> addVersion(answer, row.servedBy(), label));
        row.find(row.servedBy()).ifPresent(answer -> addErrors(served, answer.answer(), label));
        Optional<VersionAnswer> failsafe = row.find(Role.FAILSAFE);
        failsafe.ifPresent(answer -> addErrors(failsafeErrors, answer.answer(), label));
        row.find(Role.CHAMPION)
                .filter(answer -> champion.equals(Optional.of(answer.version())))
                .ifPresent(answer -> addChampion(answer.answer(), failsafe, label));
    }

    private void addVersion(VersionAnswer answer, Role servedBy, OptionalDouble label) {
        int number = Integer.parseInt(answer.version().version().orElse("0"));
        VersionRows rows = versions.computeIfAbsent(number, _ -> new VersionRows());
        rows.roles.addAll(answer.roles());
        rows.answered += answer.answer() instanceof Answer.Predicted ? 1 : 0;
        rows.served += answer.roles().contains(servedBy) ? 1 : 0;
        addErrors(rows.errors, answer.answer(), label);
    }

    private void addChampion(Answer answer, Optional<VersionAnswer> failsafe, OptionalDouble label) {
        asked += answer instanceof Answer.Absent ? 0 : 1;
        errors += answer instanceof Answer.Failed ? 1 : 0;
        impossible += answer instanceof Answer.Impossible ? 1 : 0;
        if (answer instanceof Answer.Predicted(double value)) {
            predictions.add(value);
            addErrors(championErrors, answer, label);
            failsafe.ifPresent(beside -> addErrors(failsafeBeside, beside.answer(), label));
        }
    }

    private static void addErrors(ErrorCollector errors, Answer answer, OptionalDouble label) {
        if (answer instanceof Answer.Predicted(double value) && label.isPresent()) {
            errors.add(value, label.getAsDouble());
        }
    }

    /// As alerts count it: the failsafe on the requests that the champion answered.
    ChunkTally tally() {
        return new ChunkTally(requests, asked, errors, impossible, championErrors.tally(), failsafeBeside.tally());
    }

    ErrorTally served() {
        return served.tally();
    }

    /// Of all requests that it was asked.
    ErrorTally failsafe() {
        return failsafeErrors.tally();
    }

    /// How many of the labels that count came later than the endpoint waits for them.
    long lateLabels() {
        return lateLabels;
    }

    /// How many requests were answered by whom.
    Map<Role, Long> servedBy() {
        return servedBy;
    }

    /// Every version that was asked, by number.
    Map<Integer, VersionRows> versions() {
        return versions;
    }

    Optional<ColumnValues> input(String column) {
        return Optional.ofNullable(inputs.get(column)).map(ColumnCollector::values);
    }

    ColumnValues predictions() {
        return predictions.values();
    }

    ColumnValues labels() {
        return labels.values();
    }
}

package io.gimbal.monitoring.running;

import io.gimbal.monitoring.ChunkTally;
import io.gimbal.monitoring.Signals;
import io.gimbal.monitoring.Validation;
import io.gimbal.monitoring.WeekdayVolume;
import io.gimbal.monitoring.alerts.ChunkOutcome;
import io.gimbal.monitoring.declared.MonitorPolicy;
import io.gimbal.monitoring.drift.ColumnDrift;
import io.gimbal.monitoring.drift.ColumnReference;
import io.gimbal.monitoring.drift.GroupDrift;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one day says, before alerts.
///
/// @param at event time of the verdict
/// @param drift by group, in the order inputs, prediction, label; those that are watched
record ChunkFindings(
        LocalDate day,
        Instant at,
        ChunkRows rows,
        Measurement<Validation> validation,
        Measurement<Double> volumeChange,
        Map<String, GroupDrift> drift,
        Measurement<Reference> reference) {

    private static final String NO_SUCH_COLUMN = "the endpoint has no such column any more";

    static ChunkFindings of(
            LocalDate day,
            Instant at,
            MonitorPolicy policy,
            ChunkRows rows,
            Measurement<Validation> validation,
            Measurement<Reference> reference) {
        return new ChunkFindings(
                day,
                at,
                rows,
                validation,
                reference.flatMap(it -> change(it.volume(), day, rows.tally().requests())),
                reference.map(it -> drift(policy, it, rows)).find().orElse(Map.of()),
                reference);
    }

    private static Measurement<Double> change(WeekdayVolume volume, LocalDate day, long requests) {
        return volume.change(day, requests);
    }

    private static Map<String, GroupDrift> drift(MonitorPolicy policy, Reference reference, ChunkRows rows) {
        Map<String, GroupDrift> groups = new LinkedHashMap<>();
        int columns = reference.size();
        if (!policy.inputs().isEmpty()) {
            List<ColumnDrift> inputs = new ArrayList<>();
            for (ColumnReference column : reference.inputs()) {
                rows.input(column.column()).ifPresent(values -> inputs.add(column.compare(values, columns)));
            }
            reference.missing(policy).forEach(column -> inputs.add(ColumnDrift.undefined(column, NO_SUCH_COLUMN)));
            groups.put(MonitorPolicy.INPUTS, new GroupDrift(inputs));
        }
        reference
                .prediction()
                .ifPresent(column -> groups.put(
                        MonitorPolicy.PREDICTION,
                        new GroupDrift(List.of(column.compare(rows.predictions(), columns)))));
        reference
                .label()
                .ifPresent(column -> groups.put(
                        MonitorPolicy.LABEL, new GroupDrift(List.of(column.compare(rows.labels(), columns)))));
        return groups;
    }

    Signals signals() {
        Map<String, Measurement<Double>> effects = new TreeMap<>();
        for (String group : List.of(MonitorPolicy.INPUTS, MonitorPolicy.PREDICTION, MonitorPolicy.LABEL)) {
            effects.put(group, worst(group));
        }
        return Signals.of(rows.tally(), validation, volumeChange, effects);
    }

    /// The largest effect of a group as a multiple of its limit.
    Measurement<Double> worst(String group) {
        GroupDrift drift = drift().get(group);
        return drift == null ? noDrift(group) : drift.worst();
    }

    private Measurement<Double> noDrift(String group) {
        return reference.flatMap(
                _ -> Measurement.undefined(UndefinedReason.EMPTY_REFERENCE, group + " is not watched"));
    }

    ChunkOutcome outcome() {
        ChunkTally tally = rows.tally();
        return new ChunkOutcome(day, at, signals(), tally.champion(), tally.failsafe());
    }
}

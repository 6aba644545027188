package io.gimbal.examples.taxi.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The numbers of one run. Durations of trips and errors are in minutes, bias is predicted minus observed. What the
/// server could not tell is absent, not zero.
///
/// @param rowsQuarantined by rule
/// @param maeServedTotal by trip, not by day; absent when no trip had a label, as is `maeFrozenTotal`
/// @param score as the server says it: `final`, `sections`, `not_shown`
/// @param seconds by step, which add up to the whole
public record Report(
        long rowsRead,
        Map<String, Long> rowsQuarantined,
        long trainingRows,
        List<ModelFigures> models,
        ReplayFigures replay,
        DriftFigures drift,
        FailsafeFigures failsafe,
        List<Retraining> retrained,
        List<DayFigures> daily,
        Optional<Double> maeServedTotal,
        Optional<Double> maeFrozenTotal,
        Optional<SkewFigures> skew,
        Optional<Map<String, Object>> score,
        Optional<List<DebtFinding>> debt,
        Memory peakRssMb,
        Map<String, Double> seconds) {
    public Report {
        rowsQuarantined = copy(rowsQuarantined);
        models = List.copyOf(models);
        Objects.requireNonNull(replay);
        Objects.requireNonNull(drift);
        Objects.requireNonNull(failsafe);
        retrained = List.copyOf(retrained);
        daily = List.copyOf(daily);
        debt = debt.map(List::copyOf);
        Objects.requireNonNull(peakRssMb);
        seconds = copy(seconds);
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map)); // in the order of writing
    }

    /// A registered version, judged on the validation part of its training set.
    public record ModelFigures(String name, int version, double maeValidation, double biasValidation) {}

    /// @param from the first day, and `until` the last one
    /// @param trips valid ones picked up in this time, as the server counts them in the dataset
    /// @param events trips that ended, those included that were under way when training ended
    /// @param droppedRequests predictions asked for that brought no value
    public record ReplayFigures(
            LocalDate from,
            LocalDate until,
            long trips,
            long events,
            long predictions,
            long labelsJoined,
            long droppedRequests) {}

    /// Days are those on which the alert was raised, in event time.
    public record DriftFigures(
            Optional<LocalDate> firstAlertDay,
            Optional<LocalDate> firstCriticalDay,
            int criticalAlerts,
            int warnings) {}

    public record FailsafeFigures(List<Engagement> engagements) {
        public FailsafeFigures {
            engagements = List.copyOf(engagements);
        }
    }

    /// @param alertToEffectMs from the alert on disk to the failsafe ready for the next request
    /// @param until when it stepped back, in event time; absent while it serves
    public record Engagement(LocalDate day, Optional<Double> alertToEffectMs, Optional<Instant> until) {}

    /// A retraining that was promoted.
    ///
    /// @param trainedOn the days its training set is from
    /// @param maeBefore of the champion it replaced, on the trips it spent in shadow
    /// @param maeAfter its own, on the same trips
    public record Retraining(int version, String trainedOn, LocalDate promotedOn, double maeBefore, double maeAfter) {}

    /// Errors are absent on a day without trips.
    ///
    /// @param served trips by the version that answered
    public record DayFigures(
            LocalDate day,
            long trips,
            Map<String, Long> served,
            Optional<Double> maeServed,
            Optional<Double> maeFrozen,
            Optional<Double> bias) {
        public DayFigures {
            served = copy(served);
        }
    }

    public record SkewFigures(long compared, long mismatches) {}

    public record DebtFinding(String kind, String asset) {}

    public record Memory(double server, double driver) {}
}

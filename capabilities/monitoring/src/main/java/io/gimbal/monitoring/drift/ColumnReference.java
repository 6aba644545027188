package io.gimbal.monitoring.drift;

import io.gimbal.monitoring.drift.ColumnDrift.Verdict;
import io.gimbal.statistics.ControlLimit;
import io.gimbal.statistics.Counts;
import io.gimbal.statistics.DetectableEffect;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.ProportionTest;
import io.gimbal.statistics.UndefinedReason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// One column of the reference, with the limits its own days teach. Learning compares every day with all others.
///
/// @param values of all reference days; empty if there is none
/// @param valueLimit of the effect
/// @param missingLimit of the absolute change of the missing rate
public record ColumnReference(
        String column,
        DriftPolicy policy,
        Optional<ColumnValues> values,
        Measurement<Double> valueLimit,
        Measurement<Double> missingLimit) {

    /// @param window of the column's feature, zero for others; days before a window is full are not reference
    /// @param firstDay of the source
    public static ColumnReference learn(
            String column,
            DriftPolicy policy,
            SortedMap<LocalDate, ColumnValues> days,
            Duration window,
            LocalDate firstDay) {
        LocalDate full = firstDay.plusDays((window.toSeconds() + 86_399) / 86_400);
        List<ColumnValues> reference = List.copyOf(days.tailMap(full).values());
        if (reference.isEmpty()) {
            return new ColumnReference(column, policy, Optional.empty(), tooFew(policy, 0), tooFew(policy, 0));
        }
        ColumnValues all = ColumnValues.union(reference);
        return new ColumnReference(
                column,
                policy,
                Optional.of(all),
                limit(policy, reference, day -> all.without(day).effect(day)),
                limit(policy, reference, day -> missingChange(all.without(day).counts(), day.counts())));
    }

    private interface OneLeftOut {
        Measurement<Double> distance(ColumnValues day);
    }

    private static Measurement<Double> limit(DriftPolicy policy, List<ColumnValues> days, OneLeftOut distance) {
        return days.size() < policy.minimumDays()
                ? tooFew(policy, days.size())
                : ControlLimit.leaveOneOut(days, (_, day) -> distance.distance(day), policy.deviations())
                        .map(limit -> Math.max(policy.minimumEffect(), limit.upper()));
    }

    private static Measurement<Double> tooFew(DriftPolicy policy, int days) {
        return Measurement.undefined(
                UndefinedReason.TOO_FEW, "a limit needs " + policy.minimumDays() + " reference days, not " + days);
    }

    private static Measurement<Double> missingChange(Counts reference, Counts current) {
        return reference
                .missingShare()
                .share()
                .flatMap(before -> current.missingShare().share().map(now -> Math.abs(now - before)));
    }

    /// @param columns how many columns are tested together
    public ColumnDrift compare(ColumnValues current, int columns) {
        if (values.isEmpty()) {
            Verdict nothing = undefined(UndefinedReason.EMPTY_REFERENCE, "the reference has no day of " + column);
            return new ColumnDrift(column, new Counts(0, 0, 0), current.counts(), nothing, nothing);
        }
        double alpha = policy.alpha() / Math.max(1, columns);
        ColumnValues reference = values.get();
        return new ColumnDrift(
                column,
                reference.counts(),
                current.counts(),
                values(reference, current, alpha),
                missing(reference.counts(), current.counts(), alpha));
    }

    private Verdict values(ColumnValues reference, ColumnValues current, double alpha) {
        if (reference.distinct() < policy.minimumDistinct()) {
            return new Verdict.TooFewValues(reference.distinct());
        }
        if (current.counts().used() < policy.minimumRows()) {
            return undefined(
                    UndefinedReason.TOO_FEW, current.counts().used() + " values, fewer than " + policy.minimumRows());
        }
        return verdict(reference
                .effect(current)
                .flatMap(effect -> valueLimit.flatMap(limit -> reference
                        .test(current)
                        .map(test -> new Verdict.Judged(
                                reference.measure(), effect, limit, test, alpha, reference.detectable(test, alpha))))));
    }

    private Verdict missing(Counts reference, Counts current, double alpha) {
        if (current.total() < policy.minimumRows()) {
            return undefined(UndefinedReason.TOO_FEW, current.total() + " rows, fewer than " + policy.minimumRows());
        }
        Measurement<Double> detectable = new DetectableEffect(alpha).change(reference.missingShare(), current.total());
        return verdict(missingChange(reference, current)
                .flatMap(effect -> missingLimit.flatMap(limit -> ProportionTest.compare(
                                reference.missingShare(), current.missingShare())
                        .map(test -> new Verdict.Judged("absolute change", effect, limit, test, alpha, detectable)))));
    }

    private static Verdict verdict(Measurement<Verdict.Judged> judged) {
        return switch (judged) {
            case Measurement.Measured<Verdict.Judged>(Verdict.Judged found) -> found;
            case Measurement.Undefined<Verdict.Judged>(UndefinedReason reason, String why) -> undefined(reason, why);
        };
    }

    private static Verdict undefined(UndefinedReason reason, String why) {
        return new Verdict.Undefined(new Measurement.Undefined<>(reason, why));
    }
}

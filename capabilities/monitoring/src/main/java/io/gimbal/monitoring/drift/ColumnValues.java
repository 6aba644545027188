package io.gimbal.monitoring.drift;

import io.gimbal.core.CodedException;
import io.gimbal.statistics.Categories;
import io.gimbal.statistics.ChiSquare;
import io.gimbal.statistics.Counts;
import io.gimbal.statistics.DetectableEffect;
import io.gimbal.statistics.Divergence;
import io.gimbal.statistics.KolmogorovSmirnov;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.MissingPolicy;
import io.gimbal.statistics.Sample;
import io.gimbal.statistics.Table;
import io.gimbal.statistics.TestResult;
import io.gimbal.statistics.Wasserstein;
import java.util.List;
import java.util.TreeMap;

/// The values of one column in one day or more. The order in which they came is forgotten.
public sealed interface ColumnValues {
    /// Effect: Wasserstein distance in standard deviations of the reference; test: Kolmogorov-Smirnov, asymptotic.
    record Numbers(Sample sample) implements ColumnValues {}

    /// Effect: Jensen-Shannon distance to base 2; test: chi-square. Missing values are left out.
    record Texts(Categories categories) implements ColumnValues {}

    default Counts counts() {
        return switch (this) {
            case Numbers(Sample sample) -> sample.counts();
            case Texts(Categories categories) -> categories.counts();
        };
    }

    default int distinct() {
        return switch (this) {
            case Numbers(Sample sample) -> sample.distinctCount();
            case Texts(Categories categories) -> categories.frequencies().size();
        };
    }

    /// How far `current` is away from this, the reference.
    default Measurement<Double> effect(ColumnValues current) {
        if (this instanceof Numbers(Sample reference) && current instanceof Numbers(Sample now)) {
            return new Wasserstein(Wasserstein.Norm.REFERENCE_DEVIATION)
                    .measure(reference, now)
                    .map(distance -> distance.value());
        }
        return table(current)
                .map(table -> Divergence.jensenShannon().measure(table).value());
    }

    /// The name of the effect, as results show it.
    default String measure() {
        return switch (this) {
            case Numbers _ -> "wasserstein / sd";
            case Texts _ -> Divergence.jensenShannon().method();
        };
    }

    /// How likely so large a difference is when nothing has changed.
    default Measurement<TestResult> test(ColumnValues current) {
        if (this instanceof Numbers(Sample reference) && current instanceof Numbers(Sample now)) {
            return new KolmogorovSmirnov(KolmogorovSmirnov.Alternative.TWO_SIDED, KolmogorovSmirnov.Law.ASYMPTOTIC)
                    .compare(reference, now);
        }
        return table(current).map(table -> ChiSquare.plain().compare(table));
    }

    /// The smallest effect that the test finds in four of five cases.
    ///
    /// @param test its result
    default Measurement<Double> detectable(TestResult test, double alpha) {
        DetectableEffect effect = new DetectableEffect(alpha);
        long n = test.reference().used();
        long m = test.current().used();
        return switch (this) {
            case Numbers _ -> effect.shift(n, m);
            case Texts _ -> effect.jensenShannon(test.degreesOfFreedom(), n, m);
        };
    }

    private Measurement<Table> table(ColumnValues current) {
        if (this instanceof Texts(Categories reference) && current instanceof Texts(Categories now)) {
            return Table.of(reference, now, MissingPolicy.DROP);
        }
        throw CodedException.invalidArgument("a column is of numbers or of texts in both windows, not of one in each");
    }

    /// What is left of a union when one of its days is taken out of it.
    default ColumnValues without(ColumnValues day) {
        return switch (this) {
            case Numbers(Sample sample) when day instanceof Numbers(Sample part) -> new Numbers(sample.without(part));
            case Texts(Categories all) when day instanceof Texts(Categories part) -> new Texts(without(all, part));
            case Numbers _, Texts _ ->
                throw CodedException.invalidArgument("a day of numbers cannot be taken out of texts, nor the reverse");
        };
    }

    private static Categories without(Categories all, Categories part) {
        TreeMap<String, Long> left = new TreeMap<>(all.frequencies());
        part.frequencies()
                .forEach((name, count) -> left.computeIfPresent(name, (_, sum) -> sum > count ? sum - count : null));
        return new Categories(left, all.missing() - part.missing());
    }

    /// All values of several days, at least one, which are all of one kind.
    static ColumnValues union(List<ColumnValues> days) {
        return switch (days.getFirst()) {
            case Numbers _ ->
                new Numbers(Sample.union(
                        days.stream().map(day -> ((Numbers) day).sample()).toList()));
            case Texts _ ->
                new Texts(days.stream()
                        .map(day -> ((Texts) day).categories())
                        .reduce(Categories::plus)
                        .orElseThrow());
        };
    }
}

package io.gimbal.web.model;

import io.gimbal.registry.Aspect;
import io.gimbal.registry.TrainingRun;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Chooses the numbers that the versions of a model are compared by.
final class SideBySide {
    /// More columns than these nobody reads; the comparison of runs has all of them.
    private static final int MOST_LOGGED = 4;

    /// What autologging calls a measure of the data that was learned from, which says less than any other.
    private static final String TRAINING = "training_";

    private SideBySide() {}

    /// What every model is asked for, and what any of the versions has a number for. Where no check told the quality,
    /// the metrics that most of the runs logged stand for it.
    static List<Metric> columns(Collection<Metric.Measured> versions) {
        List<Metric> known = Metric.ALL.stream()
                .filter(metric -> metric.basic()
                        || versions.stream()
                                .anyMatch(version -> metric.of(version).isPresent()))
                .toList();
        boolean judged = known.stream().anyMatch(metric -> !metric.basic());
        return judged ? known : Stream.concat(logged(versions), known.stream()).toList();
    }

    private static Stream<Metric> logged(Collection<Metric.Measured> versions) {
        Map<String, Long> counts = versions.stream()
                .flatMap(version -> version.run().stream())
                .map(TrainingRun::facts)
                .flatMap(facts -> facts.getOrDefault(Aspect.METRICS, Map.of()).keySet().stream())
                .filter(name -> !name.startsWith("system/"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Long> it) -> it.getKey().startsWith(TRAINING))
                        .thenComparing(
                                Map.Entry.<String, Long>comparingByValue().reversed())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_LOGGED)
                .map(entry -> Metric.logged(entry.getKey()));
    }
}

package io.gimbal.web.model;

import io.gimbal.evidence.Evidence;
import io.gimbal.registry.Aspect;
import io.gimbal.registry.TrainingRun;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A number that versions are compared by: quality, latency, size, memory and what training cost, side by side.
///
/// @param meaning for who meets it the first time
/// @param basic whether it has a column also where nobody measured it
public record Metric(String title, String meaning, boolean basic, Function<Measured, Optional<String>> reader) {
    /// What is known of a version.
    ///
    /// @param evidence the newest of each type
    /// @param run that made it, where somebody tracks it
    record Measured(List<Evidence> evidence, Optional<TrainingRun> run) {
        Measured {
            evidence = List.copyOf(evidence);
        }

        private Optional<Double> found(String type, String value) {
            return evidence.stream()
                    .filter(piece -> piece.type().value().equals(type))
                    .findFirst()
                    .flatMap(piece -> piece.values().findNumber(value));
        }

        private Optional<Double> logged(String name) {
            return run.map(it -> it.facts(Aspect.METRICS).get(name)).map(Double::valueOf);
        }

        private Optional<Duration> training() {
            return run.flatMap(TrainingRun::duration);
        }

        private Optional<Double> cpus() {
            return run.map(it -> it.facts(Aspect.ENVIRONMENT).getOrDefault("cpus", ""))
                    .filter(text -> text.matches("\\d{1,6}"))
                    .map(Double::valueOf);
        }

        private long gpus() {
            return run.stream()
                    .flatMap(it -> it.facts(Aspect.ENVIRONMENT).keySet().stream())
                    .filter(name -> name.matches("gpu \\d+"))
                    .count();
        }
    }

    private static final String LOGGED = "as the run logged it last";
    private static final double MILLIS_PER_HOUR = 3_600_000;

    static final List<Metric> ALL = List.of(
            found("MAE", "mean absolute error at validation, in the unit of what is predicted", "evaluation", "mae"),
            new Metric(
                    "Bias",
                    "predicted minus observed at validation",
                    false,
                    it -> it.found("evaluation", "bias").map(Metric::signed)),
            found("Worst slice", "the largest MAE of any group it was evaluated by", "evaluation", "worst_slice_mae"),
            found("Shadow MAE", "while it was asked beside the champion, and nobody saw its answers", "shadow", "mae"),
            found("Champion’s then", "the champion’s MAE on the same predictions", "shadow", "champion_mae"),
            new Metric(
                    "p99 ms",
                    "99 of 100 predictions take at most so many milliseconds",
                    true,
                    it -> it.found("latency", "p99_ms").map(Figures::number)),
            new Metric(
                    "Size kB",
                    "of the stored model",
                    true,
                    it -> it.found("size", "bytes").map(bytes -> Figures.number(bytes / 1000))),
            new Metric(
                    "Memory MB",
                    "in use on the machine when training ended, as MLflow’s system metrics tell it",
                    true,
                    it -> it.logged("system/system_memory_usage_megabytes").map(Figures::number)),
            new Metric(
                    "Training",
                    "how long its run took",
                    true,
                    it -> it.training()
                            .map(length -> length.compareTo(Duration.ofSeconds(1)) < 0
                                    ? "< 1 s"
                                    : Prose.of(length.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                            .toString()))),
            new Metric(
                    "CPU hours",
                    "training time by the processors of the machine",
                    true,
                    it -> it.training().flatMap(length -> it.cpus().map(cpus -> hours(length, cpus)))),
            new Metric(
                    "GPU hours",
                    "training time by the GPUs of the machine",
                    false,
                    it -> it.training().filter(_ -> it.gpus() > 0).map(length -> hours(length, (double) it.gpus()))));

    private static Metric found(String title, String meaning, String type, String value) {
        return new Metric(title, meaning, false, it -> it.found(type, value).map(Figures::number));
    }

    /// A metric that runs log by that name.
    static Metric logged(String name) {
        return new Metric(name, LOGGED, false, it -> it.logged(name).map(Figures::number));
    }

    private static String hours(Duration length, double count) {
        return Figures.number(length.toMillis() * count / MILLIS_PER_HOUR);
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + Figures.number(value);
    }

    /// Whether people named it, who know what it means.
    public boolean logged() {
        return meaning.equals(LOGGED);
    }

    Optional<String> of(Measured version) {
        return reader.apply(version);
    }
}

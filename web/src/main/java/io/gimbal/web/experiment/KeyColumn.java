package io.gimbal.web.experiment;

import io.gimbal.filter.Identifier;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.overview.LoggedKeys.Kind;
import io.gimbal.web.kit.Figures;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// Something that was logged under a key.
record KeyColumn(Kind of, String key) implements Column {
    KeyColumn {
        Objects.requireNonNull(of);
    }

    /// What stands before the key in the address.
    static String prefix(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s.";
    }

    @Override
    public String text() {
        return prefix(of) + key;
    }

    @Override
    public String title() {
        return key;
    }

    @Override
    public String kind() {
        return of.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Identifier> order() {
        return Optional.of(new Identifier(kind(), key));
    }

    @Override
    public boolean isFigure() {
        return of == Kind.METRIC;
    }

    @Override
    public Cell cell(RunRecord run, Instant now) {
        return switch (of) {
            case METRIC ->
                metric(run)
                        .map(it -> Cell.of(Figures.significant(it.value()), it.value() + " at step " + it.step()))
                        .orElse(Cell.NOTHING);
            case PARAM ->
                run.params().stream()
                        .filter(param -> param.key().value().equals(key))
                        .findFirst()
                        .map(param -> Cell.of(param.value()))
                        .orElse(Cell.NOTHING);
            case TAG ->
                run.tags().stream()
                        .filter(tag -> tag.key().value().equals(key))
                        .findFirst()
                        .map(tag -> Cell.of(tag.value()))
                        .orElse(Cell.NOTHING);
        };
    }

    @Override
    public OptionalDouble number(RunRecord run) {
        return metric(run).stream()
                .mapToDouble(Metric::value)
                .filter(Double::isFinite)
                .findFirst();
    }

    private Optional<Metric> metric(RunRecord run) {
        return of == Kind.METRIC
                ? run.metrics().stream()
                        .filter(metric -> metric.key().value().equals(key))
                        .findFirst()
                : Optional.empty();
    }
}

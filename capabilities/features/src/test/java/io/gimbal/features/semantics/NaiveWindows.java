package io.gimbal.features.semantics;

import io.gimbal.features.ColumnType;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.Window;
import io.gimbal.features.WindowedFeature;
import io.gimbal.features.WindowedView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The definition of windowed features, as slow and plain as it can be written: go through all events, keep
/// those inside, compute in decimal arithmetic of unlimited length.
final class NaiveWindows {
    private final WindowedView view;
    private final EventSource source;
    private final List<String> columns;

    NaiveWindows(WindowedView view, EventSource source, List<String> columns) {
        this.view = view;
        this.source = source;
        this.columns = columns;
    }

    List<Optional<FeatureValue>> evaluate(List<WindowEvent> events, long asOf) {
        List<Optional<FeatureValue>> values = new ArrayList<>();
        for (WindowedFeature feature : view.aggregations()) {
            for (Window window : feature.windows()) {
                values.add(value(feature, inside(events, window, asOf)));
            }
        }
        return values;
    }

    private List<WindowEvent> inside(List<WindowEvent> events, Window window, long asOf) {
        long step = view.resolution().stepOf(window);
        long start = Math.floorDiv(asOf + 1 - window.micros(), step) * step;
        return events.stream()
                .filter(event -> start <= event.eventTime() && event.eventTime() <= asOf && event.visibleAt() <= asOf)
                .toList();
    }

    private Optional<FeatureValue> value(WindowedFeature feature, List<WindowEvent> inside) {
        if (feature.column().isEmpty()) {
            return Optional.of(new Whole(inside.size()));
        }
        int lane = columns.indexOf(feature.column().get());
        boolean real = source.type(feature.column().get()) == ColumnType.DOUBLE;
        List<BigDecimal> inputs = inside.stream()
                .filter(event -> !event.isNull(lane))
                .map(event -> decimal(event.values()[lane], real))
                .toList();
        return switch (feature.aggregation()) {
            case COUNT -> Optional.of(new Whole(inputs.size()));
            case SUM ->
                Optional.of(
                        real
                                ? new Real(sum(inputs).doubleValue())
                                : new Whole(sum(inputs).longValueExact()));
            case AVG ->
                inputs.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Real(sum(inputs).doubleValue() / inputs.size()));
            case MIN -> inputs.stream().min(Comparator.naturalOrder()).map(number -> typed(number, real));
            case MAX -> inputs.stream().max(Comparator.naturalOrder()).map(number -> typed(number, real));
        };
    }

    private static BigDecimal decimal(long value, boolean real) {
        return real ? new BigDecimal(Double.longBitsToDouble(value)) : BigDecimal.valueOf(value);
    }

    private static BigDecimal sum(List<BigDecimal> inputs) {
        return inputs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static FeatureValue typed(BigDecimal number, boolean real) {
        return real ? new Real(number.doubleValue()) : new Whole(number.longValueExact());
    }
}

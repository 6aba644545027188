package io.gimbal.features.online;

import io.gimbal.core.Digest;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureView;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.WindowedView;
import io.gimbal.features.semantics.WindowedPlan;
import java.util.List;
import java.util.stream.Collectors;

/// Names the state that a view has by what the state depends on. Two views with the same state share it, and a
/// view whose definition changes so that its state would be another gets a new one: a new window over the same
/// columns does not, unless it looks further back than is kept.
record StateId(long value) {
    /// Changes when the stored form does.
    private static final String FORMAT = "1";

    static StateId of(FeatureView view, List<JoinKey> keys, EventSource source) {
        String keyColumns =
                keys.stream().map(key -> view.keyColumn(key) + ":" + key.type()).collect(Collectors.joining(","));
        String text = String.join(
                "|",
                FORMAT,
                source.name().text(),
                source.time().orElse(""),
                source.availability().toString(),
                keyColumns,
                content(view, source));
        return new StateId(Long.parseUnsignedLong(Digest.of(text).hex().substring(0, 16), 16));
    }

    private static String content(FeatureView view, EventSource source) {
        return switch (view) {
            case LatestValueView latest ->
                "rows/2:" // since snapshots are replaced as a whole
                        + latest.columns().stream()
                                .map(column -> column + ":" + source.type(column))
                                .collect(Collectors.joining(","));
            case WindowedView windowed -> {
                WindowedPlan plan = WindowedPlan.of(windowed, source);
                yield "tiles:" + plan.columns() + plan.layout() + Reach.of(plan.spans(), source.availability());
            }
        };
    }
}

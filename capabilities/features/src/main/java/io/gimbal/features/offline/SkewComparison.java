package io.gimbal.features.offline;

import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.SkewChecks.Example;
import io.gimbal.features.SkewChecks.Report;
import io.gimbal.query.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Counts where what was served is not what was derived, to the bit. A row has the id and the time, then
/// served and derived value of each feature.
final class SkewComparison {
    private static final int MOST_EXAMPLES = 20;

    private final List<ServiceFeature> features;
    private final Map<String, Long> byFeature = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private long compared;
    private long mismatches;
    private long latest = Long.MIN_VALUE;

    SkewComparison(List<ServiceFeature> features) {
        this.features = features;
    }

    void compare(Frame frame, int row) {
        boolean differs = false;
        for (int i = 0; i < features.size(); i++) {
            ServiceFeature feature = features.get(i);
            Optional<FeatureValue> served = Values.read(frame, 2 + 2 * i, row, feature.type());
            Optional<FeatureValue> derived = Values.read(frame, 3 + 2 * i, row, feature.type());
            if (!served.equals(derived)) {
                differs = true;
                byFeature.merge(feature.column(), 1L, Long::sum);
                if (examples.size() < MOST_EXAMPLES) {
                    String id = frame.isNull(0, row) ? "" : frame.text(0, row);
                    examples.add(new Example(
                            id, feature.column(), served.map(Object::toString), derived.map(Object::toString)));
                }
            }
        }
        compared++;
        latest = Math.max(latest, frame.micros(1, row));
        mismatches += differs ? 1 : 0;
    }

    Report report() {
        Optional<Instant> last = compared == 0 ? Optional.empty() : Optional.of(EventTime.instant(latest));
        return new Report(compared, mismatches, byFeature, examples, last);
    }
}

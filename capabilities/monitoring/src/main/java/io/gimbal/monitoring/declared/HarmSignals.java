package io.gimbal.monitoring.declared;

import io.gimbal.monitoring.Signals;
import io.gimbal.rules.Rule;
import io.gimbal.statistics.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a CRITICAL alert may stand on: what the champion did wrong, and not what came in or how much of it. A condition
/// is tried on days of many sizes on which the champion was right about everything; it may hold on none of them.
final class HarmSignals {
    private static final Pattern HARM = Pattern.compile("\\bchunk\\s*\\.\\s*(mae|bias|errors|impossible)\\b");
    private static final Pattern OTHER = Pattern.compile("\\b(drift|volume)\\b");
    private static final int LARGEST_DAY = 10_000_000;

    private HarmSignals() {}

    /// Why what a condition reads is not harm, or not only; empty if it is.
    static Optional<String> objection(String condition) {
        if (!HARM.matcher(condition).find()) {
            return Optional.of("reads none of chunk.mae, chunk.bias, chunk.errors and chunk.impossible");
        }
        return OTHER.matcher(condition).find() ? Optional.of("also reads what came in") : Optional.empty();
    }

    /// Why a condition does not stand on harm alone; empty if it does.
    static Optional<String> objection(Rule rule) {
        RuleCondition condition = new RuleCondition(rule);
        boolean holdsWithoutHarm =
                harmless().stream().anyMatch(day -> condition.test(day).find().orElse(false));
        return holdsWithoutHarm ? Optional.of("also holds where the champion is right") : Optional.empty();
    }

    /// Empty days, and days of 1, 2, 5, 10, 20, 50 and so on predictions, with all labels and with none.
    private static List<Signals> harmless() {
        List<Signals> days = new ArrayList<>(List.of(harmless(0, 0)));
        for (int size = 1; size <= LARGEST_DAY; size *= 10) {
            for (int predictions : new int[] {size, 2 * size, 5 * size}) {
                days.add(harmless(predictions, predictions));
                days.add(harmless(predictions, 0));
            }
        }
        return days;
    }

    private static Signals harmless(double predictions, double labels) {
        Map<String, Double> day = Map.of(
                "chunk.predictions", predictions,
                "chunk.labels", labels,
                "chunk.mae", 0.0,
                "chunk.bias", 0.0,
                "chunk.errors", 0.0,
                "chunk.impossible", 0.0,
                "validation.mae", 1.0,
                "validation.bias", 0.0);
        TreeMap<String, Measurement<Double>> values = new TreeMap<>();
        day.forEach((name, value) -> values.put(name, Measurement.of(value)));
        return new Signals(values);
    }
}

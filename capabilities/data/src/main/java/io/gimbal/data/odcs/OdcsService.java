package io.gimbal.data.odcs;

import io.gimbal.data.DatasetCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The service levels: `latency` is how old the newest value may be; others nobody measures, and are refused.
final class OdcsService {
    private OdcsService() {}

    static List<DatasetCheck> checks(Node document) {
        List<DatasetCheck> checks = new ArrayList<>();
        for (Node level : document.children("slaProperties")) {
            level.allow(Keys.SLA);
            level.refuse(List.of("valueExt", "schedule", "scheduler"));
            String property = level.text("property");
            String name = level.findText("id").orElse(property);
            if (!level.has("value")) {
                level.problem("value", "is missing");
            }
            switch (property.toLowerCase(Locale.ROOT)) {
                case "latency", "ly", "freshness" ->
                    freshness(level, name, document.findText("slaDefaultElement"))
                            .ifPresent(checks::add);
                default -> // an open set: whatever somebody wrote
                    level.unsupported(
                            "property",
                            "the service level \"" + property + "\" is not measured here, only latency, which is how"
                                    + " old the newest value may be");
            }
        }
        return checks;
    }

    /// @param otherwise the element where the level names none, as documents before 3.1 have it
    private static Optional<DatasetCheck> freshness(Node level, String name, Optional<String> otherwise) {
        String element = otherwise.filter(_ -> !level.has("element")).orElseGet(() -> level.text("element"));
        String column = element.substring(element.lastIndexOf('.') + 1);
        Optional<Duration> maximum = level.findNumber("value").flatMap(value -> duration(level, value));
        if (column.isEmpty() || column.contains(",")) {
            level.problem("element", "expected one column, like trips.dropoff_at");
            return Optional.empty();
        }
        return maximum.map(duration -> new DatasetCheck.Freshness(name, column, duration));
    }

    private static Optional<Duration> duration(Node level, double value) {
        String unit = level.text("unit");
        Duration one = switch (unit) {
            case "d", "day", "days" -> Duration.ofDays(1);
            case "h", "hr", "hour", "hours" -> Duration.ofHours(1);
            case "m", "min", "minute", "minutes" -> Duration.ofMinutes(1);
            case "s", "sec", "second", "seconds" -> Duration.ofSeconds(1);
            default -> Duration.ZERO; // an open set: whatever somebody wrote
        };
        if (one.isZero() || value <= 0) {
            level.problem("unit", "expected a positive number of d, h, m or s, found " + value + " " + unit);
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(one.toMillis() * value)));
    }
}

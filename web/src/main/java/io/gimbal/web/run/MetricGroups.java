package io.gimbal.web.run;

import io.gimbal.tracking.Metric;
import io.gimbal.web.kit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The latest values of a run, by the first part of their keys: those without one first, those of the machine last.
public final class MetricGroups {
    private static final String SYSTEM = "system";

    private MetricGroups() {}

    static List<RunView.Group> of(List<Metric> latest) {
        Map<String, List<Metric>> byPrefix =
                latest.stream().collect(Collectors.groupingBy(MetricGroups::prefix, TreeMap::new, Collectors.toList()));
        List<RunView.Group> groups = new ArrayList<>();
        byPrefix.forEach((prefix, metrics) -> {
            if (!prefix.equals(SYSTEM)) {
                groups.add(group(prefix, metrics));
            }
        });
        if (byPrefix.containsKey(SYSTEM)) {
            groups.add(group(SYSTEM, byPrefix.get(SYSTEM)));
        }
        return groups;
    }

    private static RunView.Group group(String prefix, List<Metric> metrics) {
        return new RunView.Group(
                prefix,
                prefix.equals(SYSTEM),
                metrics.stream().map(metric -> row(prefix, metric)).toList());
    }

    private static String prefix(Metric metric) {
        String key = metric.key().value();
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    private static RunView.Metric row(String prefix, Metric metric) {
        String key = metric.key().value();
        return new RunView.Metric(
                key,
                prefix.isEmpty() ? key : key.substring(prefix.length() + 1),
                value(metric.value()),
                Figures.count(metric.step()),
                Figures.time(metric.at()));
    }

    /// Numbers as people read them; that one is none is worth knowing.
    public static String value(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "\u2212∞";
        }
        double size = Math.abs(value);
        return size != 0 && (size < 1e-3 || size >= 1e9)
                ? String.format(Locale.ROOT, "%.3e", value).replace('-', '\u2212')
                : Figures.number(value);
    }
}

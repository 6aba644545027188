package io.gimbal.examples.taxi.report;

import io.gimbal.client.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Two runs on the same data give the same report, but for time and memory.
final class Repetition {
    private final List<String> differences = new ArrayList<>();

    private Repetition() {}

    /// @param one a report's text
    /// @param other another report's text
    /// @return where they differ, with both values
    static List<String> differences(String one, String other) {
        Repetition repetition = new Repetition();
        repetition.compare("", JsonText.parse(one, Map.class), JsonText.parse(other, Map.class));
        return List.copyOf(repetition.differences);
    }

    private void compare(String path, @Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
            compareFields(path, left, right);
        } else if (one instanceof List<?> left && other instanceof List<?> right && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                compare(path + "[" + i + "]", left.get(i), right.get(i));
            }
        } else if (!Objects.equals(one, other)) {
            differences.add(path + " is " + one + " and " + other);
        }
    }

    private void compareFields(String path, Map<?, ?> one, Map<?, ?> other) {
        TreeSet<String> names = new TreeSet<>();
        one.keySet().forEach(name -> names.add(name.toString()));
        other.keySet().forEach(name -> names.add(name.toString()));
        names.removeIf(Repetition::mayDiffer);
        names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, one.get(name), other.get(name)));
    }

    private static boolean mayDiffer(String name) {
        return name.equals("seconds") || name.endsWith("_ms") || name.equals("peak_rss_mb");
    }
}

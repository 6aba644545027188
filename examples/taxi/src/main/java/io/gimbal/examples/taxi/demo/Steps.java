package io.gimbal.examples.taxi.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// How long each step took. Not thread-safe.
final class Steps {
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    <T> T time(String step, Supplier<T> work) {
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            seconds.merge(step, Math.round((System.nanoTime() - begun) / 1e7) / 100.0, Double::sum);
        }
    }

    void time(String step, Runnable work) {
        time(step, () -> {
            work.run();
            return "";
        });
    }

    /// By step, in the order in which they began.
    Map<String, Double> seconds() {
        return Collections.unmodifiableMap(seconds);
    }

    /// Of one step; 0 when there was none.
    double seconds(String step) {
        return seconds.getOrDefault(step, 0.0);
    }

    double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}

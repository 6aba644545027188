package io.gimbal.telemetry;

/// Counts upwards. Thread-safe and cheap enough for every request; keep it instead of asking [Metrics] again.
public final class Counter {
    private final io.micrometer.core.instrument.Counter counter;

    Counter(io.micrometer.core.instrument.Counter counter) {
        this.counter = counter;
    }

    public void increment() {
        counter.increment();
    }

    public void add(double amount) {
        counter.increment(amount);
    }

    public double value() {
        return counter.count();
    }
}

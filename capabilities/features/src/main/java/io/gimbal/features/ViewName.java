package io.gimbal.features;

/// The name of a feature view: `customer_spend`.
public record ViewName(String text) implements Comparable<ViewName> {
    public ViewName {
        Names.check("a feature view", text);
    }

    @Override
    public int compareTo(ViewName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

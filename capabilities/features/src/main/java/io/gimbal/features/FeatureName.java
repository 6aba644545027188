package io.gimbal.features;

/// The name of a feature inside its view: `spend_24h`.
public record FeatureName(String text) implements Comparable<FeatureName> {
    public FeatureName {
        Names.check("a feature", text);
    }

    @Override
    public int compareTo(FeatureName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

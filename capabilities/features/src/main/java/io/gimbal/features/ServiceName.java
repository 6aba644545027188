package io.gimbal.features;

/// The name of a feature service: `fraud`.
public record ServiceName(String text) implements Comparable<ServiceName> {
    public ServiceName {
        Names.check("a feature service", text);
    }

    @Override
    public int compareTo(ServiceName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

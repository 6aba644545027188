package io.gimbal.features;

/// The name of an entity: `customer`.
public record EntityName(String text) implements Comparable<EntityName> {
    public EntityName {
        Names.check("an entity", text);
    }

    @Override
    public int compareTo(EntityName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

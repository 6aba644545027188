package io.gimbal.data;

/// What a source is called, like `trips`.
public record SourceName(String value) {
    public SourceName {
        Names.checkInSql("source", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

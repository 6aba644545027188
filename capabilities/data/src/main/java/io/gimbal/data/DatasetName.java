package io.gimbal.data;

/// What a dataset is called, like `trips`.
public record DatasetName(String value) {
    public DatasetName {
        Names.checkInSql("dataset", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.gimbal.model.median;

/// The cells of several keys as one number: mixed radix, the first key most significant.
final class CellAddress {
    private long value;

    /// @throws ArithmeticException if the keys have more combinations than a long can count
    void add(int cell, int cellCount) {
        value = Math.addExact(Math.multiplyExact(value, cellCount), cell);
    }

    long value() {
        return value;
    }
}

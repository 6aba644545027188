package io.gimbal.tracking.curves;

import java.util.Arrays;

/// Points of a history in its order, as columns of numbers: a million of them are no objects. For one thread.
final class Points {
    private static final int FIRST_CAPACITY = 256;

    private long[] at = new long[FIRST_CAPACITY];
    private long[] step = new long[FIRST_CAPACITY];
    private double[] value = new double[FIRST_CAPACITY];
    private int size;

    void add(long newAt, long newStep, double newValue) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            step = Arrays.copyOf(step, 2 * size);
            value = Arrays.copyOf(value, 2 * size);
        }
        at[size] = newAt;
        step[size] = newStep;
        value[size++] = newValue;
    }

    int size() {
        return size;
    }

    long at(int index) {
        return at[index];
    }

    long step(int index) {
        return step[index];
    }

    double value(int index) {
        return value[index];
    }

    Moment moment(int index) {
        return new Moment(at[index], step[index]);
    }

    /// Whether a point may be told from the one before by its place.
    boolean stepsOn(int index) {
        return index == 0 || at[index] != at[index - 1] || step[index] != step[index - 1];
    }

    void clear() {
        size = 0;
    }
}

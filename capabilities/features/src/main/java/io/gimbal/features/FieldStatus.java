package io.gimbal.features;

/// What is to be known about a feature's value, in the words of Feast's protocol. A function of the events a
/// lookup sees, so the same offline and online.
public enum FieldStatus {
    /// There is a value.
    PRESENT,
    /// The row, or the window's events, are there; the value is null.
    NULL_VALUE,
    /// No row of this key was visible; of a window: no event in it, where that means null.
    NOT_FOUND,
    /// The newest row is older than the view's time to live; a model does not get its value.
    OUTSIDE_MAX_AGE,
    /// The exact result does not fit its type: a sum beyond 64 bits or beyond the largest double.
    INVALID
}

package io.gimbal.serving;

/// What is to be known about a served feature.
public enum FeatureStatus {
    /// There is a value.
    PRESENT,
    /// The entity is known, its value is null.
    NULL_VALUE,
    /// Nothing is known of the entity.
    NOT_FOUND,
    /// What is known is older than the view allows; the model does not get it.
    OUTSIDE_MAX_AGE,
    /// The result does not fit its type.
    INVALID
}

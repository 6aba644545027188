package io.gimbal.core.config;

import java.util.Objects;

/// A value that must not be seen: known by where it stands (`file:/run/secrets/token`, `env:DATABASE_PASSWORD`), never
/// printed. Settings hold only the reference; the value is read when they are bound.
public final class Secret {
    private final String reference;
    private final String value;

    public Secret(String reference, String value) {
        this.reference = Objects.requireNonNull(reference);
        this.value = Objects.requireNonNull(value);
    }

    /// Where it stands; may be shown.
    public String reference() {
        return reference;
    }

    /// The value itself. Named so that a reader, and a search, notices each place that uses it.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && reference.equals(secret.reference) && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String toString() {
        return reference;
    }
}

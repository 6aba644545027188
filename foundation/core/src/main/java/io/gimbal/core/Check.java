package io.gimbal.core;

import java.util.Objects;

/// Something that was looked at, and whether it was well.
///
/// @param detail what was found; of a failed check also what to do
public record Check(String name, boolean ok, String detail) {
    public Check {
        Objects.requireNonNull(name);
        Objects.requireNonNull(detail);
    }
}

package io.gimbal.rules;

import java.util.Optional;

/// A value a clause looked at.
///
/// @param name as in the expression: `mae`, `features.trip_distance`, `slices["Bronx"]`
/// @param value as text, shortened when long; empty when it was missing
public record ValueRead(String name, Optional<String> value) {
    /// `mae = 4.31`, or `mae is missing`.
    @Override
    public String toString() {
        return value.map(text -> name + " = " + text).orElse(name + " is missing");
    }
}

package io.gimbal.client;

import java.util.Optional;

/// One thing that was wrong with a request.
///
/// @param location the file and line, or the field, it stands at
/// @param message what was found and what was expected
/// @param hint the nearest valid thing
public record Problem(String location, String message, Optional<String> hint) {
    /// `taxi.yaml:3:5: unknown key "colums" (did you mean "columns"?)`
    @Override
    public String toString() {
        return location + ": " + message + hint.map(text -> " (" + text + ")").orElse("");
    }
}

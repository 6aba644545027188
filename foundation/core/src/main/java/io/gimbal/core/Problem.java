package io.gimbal.core;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/// One thing that is wrong with what somebody wrote, said so that it can be mended without asking.
///
/// @param location where it stands
/// @param message what was found and what was expected; lower case, no full stop
/// @param excerpt the offending text, empty when something is missing
/// @param hint the nearest valid thing, empty when there is none
/// @param code what sort of refusal it is
public record Problem(
        Location location, String message, Optional<String> excerpt, Optional<String> hint, ErrorCode code) {

    /// A place in a file, a request body or a configuration.
    ///
    /// @param source a file's path, a field's path or a configuration key
    /// @param line 1-based; 0 when the source has no lines
    /// @param column 1-based; 0 when unknown
    public record Location(String source, int line, int column) {
        public Location {
            Objects.requireNonNull(source);
            if (line < 0 || column < 0) {
                throw CodedException.invalidArgument("line and column must not be negative: " + line + ", " + column);
            }
        }

        public static Location of(String source) {
            return new Location(source, 0, 0);
        }

        @Override
        public String toString() {
            if (line == 0) {
                return source;
            }
            return column == 0 ? source + ":" + line : source + ":" + line + ":" + column;
        }
    }

    public Problem {
        Objects.requireNonNull(location);
        Objects.requireNonNull(message);
        Objects.requireNonNull(excerpt);
        Objects.requireNonNull(hint);
        Objects.requireNonNull(code);
    }

    public static Problem at(Location location, String message) {
        return new Problem(location, message, Optional.empty(), Optional.empty(), ErrorCode.INVALID_ARGUMENT);
    }

    /// Something that is understood, and that Gimbal does not offer.
    public static Problem unsupported(Location location, String message) {
        return at(location, message).withCode(ErrorCode.UNSUPPORTED);
    }

    public static Problem in(String source, String message) {
        return at(Location.of(source), message);
    }

    public Problem withExcerpt(String text) {
        return new Problem(location, message, Optional.of(text), hint, code);
    }

    public Problem withHint(String text) {
        return new Problem(location, message, excerpt, Optional.of(text), code);
    }

    /// With what was probably meant as its hint, if anything is near: [NearestName#hint].
    public Problem withNearest(String given, Collection<String> candidates) {
        return NearestName.hint(given, candidates).map(this::withHint).orElse(this);
    }

    public Problem withMessage(String text) {
        return new Problem(location, text, excerpt, hint, code);
    }

    public Problem withCode(ErrorCode other) {
        return new Problem(location, message, excerpt, hint, other);
    }

    /// The same, said of another place.
    public Problem movedTo(Location place) {
        return new Problem(place, message, excerpt, hint, code);
    }

    /// `taxi.yaml:3:5: unknown key "colums" (did you mean "columns"?)`
    @Override
    public String toString() {
        return location + ": " + message + hint.map(text -> " (" + text + ")").orElse("");
    }
}

package io.gimbal.http;

import io.gimbal.core.CodedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A route's pattern, cut into segments.
record PathPattern(String text, List<Segment> segments) {

    /// One part between two slashes.
    sealed interface Segment {
        /// Exactly this text.
        record Literal(String text) implements Segment {}

        /// Any one segment.
        record Parameter(String name) implements Segment {}

        /// Every segment that remains, at least one.
        record Rest(String name) implements Segment {}
    }

    PathPattern {
        segments = List.copyOf(segments);
    }

    /// @throws CodedException INVALID_ARGUMENT if the pattern is malformed
    static PathPattern parse(String text) {
        if (!text.startsWith("/")) {
            throw refused(text, "must begin with /");
        }
        List<Segment> segments = text.equals("/")
                ? List.of()
                : List.of(text.substring(1).split("/", -1)).stream()
                        .map(part -> segment(text, part))
                        .toList();
        requireSound(text, segments);
        return new PathPattern(text, segments);
    }

    private static Segment segment(String pattern, String part) {
        if (!part.startsWith("{")) {
            if (part.isEmpty() || !part.chars().allMatch(PathPattern::isPlain)) {
                throw refused(pattern, "\"" + part + "\" is not made of letters, digits and - _ . ~ : @");
            }
            return new Segment.Literal(part);
        }
        boolean rest = part.endsWith("...}");
        String name = part.substring(1, Math.max(1, part.length() - (rest ? 4 : 1)));
        if (!part.endsWith("}") || name.isEmpty() || !name.chars().allMatch(Character::isJavaIdentifierPart)) {
            throw refused(pattern, "\"" + part + "\" is not {name} or {name...}");
        }
        return rest ? new Segment.Rest(name) : new Segment.Parameter(name);
    }

    private static void requireSound(String text, List<Segment> segments) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            boolean fresh = switch (segments.get(i)) {
                case Segment.Literal _ -> true;
                case Segment.Parameter(String name) -> names.add(name);
                case Segment.Rest(String name) -> names.add(name);
            };
            if (!fresh) {
                throw refused(text, "a parameter's name stands twice");
            }
            if (segments.get(i) instanceof Segment.Rest && i < segments.size() - 1) {
                throw refused(text, "{name...} must come last");
            }
        }
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.~:@".indexOf(c) >= 0;
    }

    private static CodedException refused(String pattern, String why) {
        return CodedException.invalidArgument("path pattern \"" + pattern + "\": " + why);
    }
}

package io.gimbal.http;

import io.gimbal.core.CodedException;
import java.util.ArrayList;
import java.util.List;

/// The path of a request, decoded once, by the one decoder there is. A segment may contain an encoded slash (names of
/// other systems do) and never anything that could leave a directory: `.` and `..` between slashes, a back-slash, a
/// control character, or one of these encoded twice.
///
/// @param raw as it was sent, without the query
/// @param segments decoded; `/` has none, a trailing slash makes an empty last one
public record RequestPath(String raw, List<String> segments) {
    /// How the refusal of a path begins, in an address and wherever else one is taken.
    public static final String REFUSED = "invalid path: ";

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /// @throws CodedException INVALID_ARGUMENT if it is malformed or tries to leave
    public static RequestPath parse(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            throw CodedException.invalidArgument("the path of a request begins with /");
        }
        List<String> segments = new ArrayList<>(8);
        int start = 1;
        for (int i = 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                throw refused("characters that must be encoded");
            }
            if (c == '/') {
                segments.add(segment(raw.substring(start, i)));
                start = i + 1;
            }
        }
        if (raw.length() > 1) {
            segments.add(segment(raw.substring(start)));
        }
        return new RequestPath(raw, segments);
    }

    private static String segment(String encoded) {
        String segment = decoded(encoded);
        requireSafe(segment);
        if (segment.indexOf('%') >= 0) {
            requireNotEncodedTwice(segment);
        }
        return segment;
    }

    private static String decoded(String encoded) {
        try {
            return PercentDecoder.decode(encoded, false);
        } catch (CodedException e) {
            throw new CodedException(e.code(), REFUSED + e.getMessage(), e);
        }
    }

    private static void requireSafe(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '\\' || Character.isISOControl(c)) {
                throw refused("a back-slash or a control character");
            }
            if (c == '.' && isDots(segment, i)) {
                throw refused("a segment . or ..");
            }
        }
    }

    /// Whether a `.` or `..` begins here that stands alone between slashes.
    private static boolean isDots(String segment, int at) {
        if (at > 0 && segment.charAt(at - 1) != '/') {
            return false;
        }
        int end = at + 1 < segment.length() && segment.charAt(at + 1) == '.' ? at + 2 : at + 1;
        return end == segment.length() || segment.charAt(end) == '/';
    }

    private static void requireNotEncodedTwice(String segment) {
        String again;
        try {
            again = PercentDecoder.decode(segment, false);
        } catch (CodedException e) {
            return; // a per cent sign that encodes nothing is just that
        }
        if (slashes(again) > slashes(segment)) {
            throw refused("a slash that is encoded twice");
        }
        requireSafe(again);
        if (again.indexOf('%') >= 0 && !again.equals(segment)) {
            requireNotEncodedTwice(again);
        }
    }

    private static long slashes(String segment) {
        return segment.chars().filter(c -> c == '/').count();
    }

    private static CodedException refused(String what) {
        return CodedException.invalidArgument(REFUSED + "it contains " + what);
    }
}

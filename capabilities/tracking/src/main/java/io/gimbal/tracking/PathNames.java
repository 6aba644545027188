package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// What a name between two slashes of an [ArtifactPath] may be.
///
/// A name is judged as it is and as whoever decodes it once more would see it. Clients write a per cent sign for
/// itself, too (`loss%step%10%timestamp%17.png`): in a text that is not percent-encoded as a whole, the escapes found
/// by chance may stand for anything but what leaves a folder.
final class PathNames {
    private static final int MAX_BYTES = 255; // as on the file systems that people download to
    private static final int SHOWN = 80;
    private static final String FORBIDDEN = "/\\#?;";

    /// A drive, a file address, or any other scheme that stands alone.
    private static final Pattern ELSEWHERE =
            Pattern.compile("[a-z]:.*|file:.*|[a-z][a-z0-9+.-]*:", Pattern.CASE_INSENSITIVE);

    private PathNames() {}

    static void require(String name) {
        if (name.length() > MAX_BYTES || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused(name, "a name has at most " + MAX_BYTES + " bytes of UTF-8");
        }
        requirePlain(name);
        if (name.indexOf('%') >= 0) {
            PercentEscapes escapes = PercentEscapes.of(name);
            if (escapes.isWhole()) {
                requirePlain(escapes.decoded());
            } else {
                requireInside(name, escapes.decoded());
            }
        }
    }

    private static void requirePlain(String name) {
        if (!name.codePoints().allMatch(PathNames::isPlain)) {
            throw refused(name, "expected no control characters and none of \\ # ? ; in a name");
        }
        requireInside(name, name);
        requireInside(name, Normalizer.normalize(name, Normalizer.Form.NFKC)); // what looks like dots and slashes
        if (ELSEWHERE.matcher(name).matches()) {
            throw refused(name, "it names a drive or another place");
        }
    }

    private static void requireInside(String name, String seen) {
        boolean leaves = seen.isEmpty() || seen.equals(".") || seen.equals("..");
        if (leaves || seen.chars().anyMatch(c -> c == '/' || c == '\\' || c == 0)) {
            throw refused(name, "expected plain names joined by single slashes, without . and ..");
        }
    }

    /// Left out besides the forbidden: what is no character, and what turns the direction of the text around it.
    private static boolean isPlain(int c) {
        return FORBIDDEN.indexOf(c) < 0
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    case Character.FORMAT -> !isDirection(c);
                    default -> true;
                };
    }

    private static boolean isDirection(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    static String shown(String name) {
        String printable = name.codePoints()
                .limit(SHOWN)
                .map(c -> isPlain(c) || FORBIDDEN.indexOf(c) >= 0 ? c : '\ufffd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.length() < name.length() ? printable + "..." : printable;
    }

    private static CodedException refused(String name, String why) {
        return CodedException.invalidArgument("invalid path: \"" + shown(name) + "\": " + why);
    }
}

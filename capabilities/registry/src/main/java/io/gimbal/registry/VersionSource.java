package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a client says that a version's files are. It is kept and handed back as it was written, and never opened
/// here; but whoever loads the version will follow it, so nothing that leads into a file system, or out of the place it
/// seems to name, is let in, however often it is percent-encoded.
///
/// @param text as written
public record VersionSource(String text) {
    public static final int MAX_LENGTH = 2_048;

    /// What the prompts of clients have instead of files.
    public static final String PROMPT = "dummy-source";

    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern LOGGED_MODEL = Pattern.compile("models:/(m-[A-Za-z0-9-]{1,250})");
    private static final Pattern VERSION = Pattern.compile("models:/([^/:]+)/([0-9]{1,9})");
    private static final int MOST_DECODINGS = 10;

    /// Clients know the beginnings of these two.
    private static final String WHERE_TO =
            " To use a local path as a model version is not possible here: give an address with a scheme, such as that of"
                    + " the run's artifacts";

    private static final String HOW_TO =
            " If supplying a source as an http, https, s3 or other remote address, leave out \"..\", fragments,"
                    + " back-slashes and control characters";

    public VersionSource {
        if (text.isBlank() || !TextLength.isWithin(MAX_LENGTH, text)) {
            throw refused(text, "is blank or longer than " + MAX_LENGTH + " characters." + WHERE_TO);
        }
        if (!text.equals(PROMPT)) {
            objection(text).ifPresent(why -> {
                throw refused(text, why);
            });
        }
    }

    /// The id of the logged model it names.
    public Optional<String> loggedModel() {
        Matcher matcher = LOGGED_MODEL.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// The registered version it names.
    Optional<Registered> registered() {
        Matcher matcher = VERSION.matcher(text);
        return matcher.matches()
                ? Optional.of(new Registered(decoded(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /// A version as clients address it.
    record Registered(String model, int number) {}

    boolean isPrompt() {
        return text.equals(PROMPT);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Optional<String> objection(String text) {
        String decoded = text;
        for (int round = 0; round < MOST_DECODINGS; round++) {
            Optional<String> objection = plainObjection(decoded);
            if (objection.isPresent()) {
                return objection;
            }
            String next = decoded(decoded);
            if (next.equals(decoded)) {
                return Optional.empty();
            }
            decoded = next;
        }
        return Optional.of("is percent-encoded more than " + MOST_DECODINGS + " times." + HOW_TO);
    }

    private static Optional<String> plainObjection(String text) {
        if (isLocal(text.strip().toLowerCase(Locale.ROOT))) {
            return Optional.of("is a local path." + WHERE_TO);
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == '#')) {
            return Optional.of("has a back-slash, a fragment or a control character." + HOW_TO);
        }
        return List.of(text.split("[/;?&=:]")).stream().anyMatch(VersionSource::isStep)
                ? Optional.of("leads elsewhere by \".\" or \"..\"." + HOW_TO)
                : Optional.empty();
    }

    /// Without a scheme, with a file's, a drive's letter, or either behind other schemes.
    private static boolean isLocal(String text) {
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            return true;
        }
        String rest = matcher.group(2).strip();
        return isOfFiles(matcher.group(1))
                || (!rest.startsWith("/") && SCHEME.matcher(rest).matches() && isLocal(rest));
    }

    private static boolean isOfFiles(String scheme) {
        return scheme.length() == 1 || List.of(scheme.split("[+.-]")).stream().anyMatch(part -> part.equals("file"));
    }

    private static boolean isStep(String segment) {
        String plain = segment.strip();
        return plain.equals("..") || plain.equals(".");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new CodedException(
                    io.gimbal.core.ErrorCode.INVALID_ARGUMENT,
                    refused(text, "has a bad percent-encoding." + HOW_TO).getMessage(),
                    e);
        }
    }

    private static CodedException refused(String text, String why) {
        return CodedException.invalidArgument("Invalid model version source: \"" + text + "\" " + why);
    }
}

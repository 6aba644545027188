package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the artifacts of an experiment, a run or a model are kept, as the address that clients get and keep to:
/// `mlflow-artifacts:/P` or `http://host/api/2.0/mlflow-artifacts/artifacts/P` is the folder P of our own tree, under
/// whatever name of ours the client knows; any other scheme is a store that clients reach by themselves and the
/// server never does. Kept as it was written.
///
/// Never a place on a disk, in no spelling: that would be the server's or the client's, and nobody's to name.
public record ArtifactLocation(String value) {
    public static final int MAX_LENGTH = 2_048;

    private static final String OWN_SCHEME = "mlflow-artifacts";
    private static final String OWN_ROUTE = "/api/2.0/mlflow-artifacts/artifacts";

    /// One letter would be a drive, no slash would be a path of whoever reads it.
    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]+):(?=[/?]|$)(?<host>//[^/?]*)?(?<path>[^?]*)(\\?(?<query>.*))?");

    private static final Pattern ON_A_DISK =
            Pattern.compile("(^|.*[/:+])(file|local|jar|netdoc)([:+].*|)", Pattern.CASE_INSENSITIVE);

    /// In our own tree, with names in which nothing could be hidden: no dot, no escape, no colon. So are those we make
    /// ourselves, and a page of runs has hundreds.
    private static final Pattern PLAIN = Pattern.compile(OWN_SCHEME + ":(/[a-zA-Z0-9_-]{1,255})+");

    public ArtifactLocation {
        if (!TextLength.isWithin(MAX_LENGTH, value)) {
            throw CodedException.invalidArgument(
                    "invalid artifact location: longer than " + MAX_LENGTH + " characters");
        }
        if (!PLAIN.matcher(value).matches()) {
            requireSafe(value, form(value));
        }
    }

    /// The folder in our own tree.
    public static ArtifactLocation of(ArtifactPath folder) {
        return new ArtifactLocation(OWN_SCHEME + ":/" + encoded(folder));
    }

    /// Where it is in our own tree; empty when it is kept elsewhere.
    public Optional<ArtifactPath> path() {
        Matcher form = form(value);
        String path = form.group("path");
        return switch (form.group("scheme").toLowerCase(Locale.ROOT)) {
            case OWN_SCHEME -> Optional.of(own(path));
            case "http", "https" ->
                path.equals(OWN_ROUTE) || path.startsWith(OWN_ROUTE + "/")
                        ? Optional.of(own(path.substring(OWN_ROUTE.length())))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// A place below.
    public ArtifactLocation resolve(ArtifactPath below) {
        int end = value.indexOf('?') < 0 ? value.length() : value.indexOf('?');
        String slash = value.startsWith("/", end - 1) ? "" : "/";
        return new ArtifactLocation(value.substring(0, end) + slash + encoded(below) + value.substring(end));
    }

    private static String encoded(ArtifactPath path) {
        return path.value().replace("%", "%25");
    }

    private static ArtifactPath own(String path) {
        String below = path.startsWith("/") ? path.substring(1) : path;
        return ArtifactPath.ofFolder(PercentEscapes.once(below).decoded());
    }

    private static Matcher form(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw refused(value, "expected a scheme and a path, like mlflow-artifacts:/folder");
        }
        return form;
    }

    /// Looks at it as the laxest reader would see it.
    private static void requireSafe(String value, Matcher form) {
        String path = PercentEscapes.of(form.group("path")).decoded();
        String host = Optional.ofNullable(form.group("host")).orElse("");
        if (ON_A_DISK.matcher(form.group("scheme")).matches()
                || ON_A_DISK.matcher(host + path).matches()) {
            throw refused(value, "a place on a disk is not served; expected one like mlflow-artifacts:/folder");
        }
        if (!PercentEscapes.of(value).decoded().codePoints().allMatch(ArtifactLocation::isPlain)) {
            throw refused(value, "expected no control characters and none of \\ # ;");
        }
        requireStraight(value, path);
        String query = Optional.ofNullable(form.group("query")).orElse("");
        if (PercentEscapes.of(query).decoded().contains("..")) {
            throw refused(value, "expected no .. in the query");
        }
        if (form.group("scheme").equalsIgnoreCase(OWN_SCHEME)) {
            requireOwn(value, form.group("path"), query);
        }
    }

    private static void requireOwn(String value, String path, String query) {
        if (!query.isEmpty()) {
            throw refused(value, "expected no query");
        }
        own(path);
    }

    private static void requireStraight(String value, String path) {
        List<String> names =
                List.of(path.replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1));
        if (names.contains("..") || names.contains(".") || (names.size() > 1 && names.contains(""))) {
            throw refused(value, "expected a path without . and .. and empty names");
        }
    }

    private static boolean isPlain(int c) {
        return !Character.isISOControl(c)
                && "\\#;".indexOf(c) < 0
                && Character.getType(c) != Character.SURROGATE
                && Character.getType(c) != Character.UNASSIGNED;
    }

    private static CodedException refused(String value, String why) {
        return CodedException.invalidArgument("invalid artifact location: \"" + PathNames.shown(value) + "\": " + why);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what DuckDB says in our words: a code, the place in the SQL, the file, and no path of the server.
final class DuckDbErrors {
    private static final Pattern KIND = Pattern.compile("([A-Za-z ]+?) Error: (.*)", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\nLINE (\\d+): ([^\n]*)\n( *)\\^");
    private static final Pattern HINT =
            Pattern.compile("(Candidate bindings: [^\n]*|Did you mean \"(?!pg_|duckdb_|sqlite_|pragma_)[^\n]*)");
    private static final Pattern SYSTEM_HINT = Pattern.compile("Did you mean \"[^\n]*\n?");
    private static final Pattern OTHER_PATH = Pattern.compile("(?<![\\w/.])/(?:[^\\s/'\":,;)]+/)+([^\\s/'\":,;)]*)");

    private final List<Path> files = new ArrayList<>();

    /// Files whose names, but not whose folders, may be told.
    void know(List<Path> paths) {
        files.addAll(paths);
    }

    /// @param header how many lines of ours stand above the caller's SQL
    CodedException translate(SQLException failure, int header) {
        String text = String.valueOf(failure.getMessage());
        Matcher kind = KIND.matcher(text);
        if (!kind.matches()) {
            return new CodedException(ErrorCode.INTERNAL, "the query engine failed: " + clean(text), failure);
        }
        return switch (kind.group(1)) {
            case "Out of Memory" -> outOfMemory(failure);
            case "IO" -> inputOrOutput(failure, kind.group(2));
            case "Parser", "Binder", "Catalog", "Conversion", "Invalid Input", "Out of Range", "Syntax", "Permission" ->
                wrong(failure, kind.group(2), header);
            case "Not implemented", "Mismatch Type", "Invalid Type", "Constraint", "Dependency", "Decimal" ->
                wrong(failure, kind.group(2), header);
            case "Parameter Not Allowed",
                    "Invalid Configuration",
                    "Expression",
                    "Executor",
                    "Sequence",
                    "Divide by Zero" -> wrong(failure, kind.group(2), header);
            default -> new CodedException(ErrorCode.INTERNAL, "the query engine failed: " + clean(text), failure);
        };
    }

    private static CodedException outOfMemory(SQLException failure) {
        return new CodedException(
                ErrorCode.RESOURCE_EXHAUSTED,
                "the query needs more memory or temporary space than the query engine may use",
                failure);
    }

    private CodedException inputOrOutput(SQLException failure, String text) {
        if (text.contains("No space left") || text.contains("max_temp_directory_size")) {
            return outOfMemory(failure);
        }
        Optional<Path> file = mentioned(text);
        return new CodedException(
                file.isPresent() ? ErrorCode.INVALID_ARGUMENT : ErrorCode.UNAVAILABLE,
                "cannot read " + file.map(Path::getFileName).map(Path::toString).orElse("a file") + ": "
                        + summary(text),
                failure);
    }

    private CodedException wrong(SQLException failure, String text, int header) {
        Optional<String> file = mentioned(text).map(path -> path.getFileName().toString());
        String summary = summary(text);
        if (summary.endsWith("already exists")) {
            return new CodedException(ErrorCode.ALREADY_EXISTS, summary, failure);
        }
        String hint = hint(text);
        String prefix = file.filter(name -> !summary.contains(name))
                .map(name -> name + ": ")
                .orElse("");
        Matcher place = PLACE.matcher(text);
        if (file.isPresent() || !place.find()) {
            return new CodedException(ErrorCode.INVALID_ARGUMENT, prefix + with(summary, hint), failure);
        }
        Problem problem = problem(place, header, summary, hint);
        CodedException refused = new CodedException(ErrorCode.INVALID_ARGUMENT, problem.toString(), List.of(problem));
        refused.initCause(failure);
        return refused;
    }

    private Problem problem(Matcher place, int header, String summary, String hint) {
        int line = Math.max(1, Integer.parseInt(place.group(1)) - header);
        String excerpt = place.group(2);
        int caret = place.group(3).length() - ("LINE " + place.group(1) + ": ").length();
        int column = excerpt.startsWith("...") || caret < 0 ? 0 : caret + 1;
        Problem problem =
                Problem.at(new Problem.Location("sql", line, column), summary).withExcerpt(clean(excerpt.strip()));
        return hint.isEmpty() ? problem : problem.withHint(hint);
    }

    /// Empty when there is none.
    private String hint(String text) {
        Matcher hint = HINT.matcher(text);
        return hint.find() ? lowerFirst(clean(hint.group(1))) : "";
    }

    private static String with(String summary, String hint) {
        return hint.isEmpty() ? summary : summary + " (" + hint + ")";
    }

    /// The first paragraph in one line.
    private String summary(String text) {
        String first = SYSTEM_HINT.matcher(text).replaceAll("");
        int end = first.indexOf("\n\n");
        first = end < 0 ? first : first.substring(0, end);
        end = first.indexOf("\nCandidate bindings");
        first = end < 0 ? first : first.substring(0, end);
        String line = clean(first).strip().replaceAll("\\s*\n\\s*", "; ");
        return lowerFirst(line.replaceAll("[.!]+$", ""));
    }

    private Optional<Path> mentioned(String text) {
        return files.stream().filter(file -> text.contains(file.toString())).findFirst();
    }

    private String clean(String text) {
        String clean = text;
        for (Path file : files) {
            clean = clean.replace(file.toString(), file.getFileName().toString());
        }
        return OTHER_PATH.matcher(clean).replaceAll("$1");
    }

    private static String lowerFirst(String text) {
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || acronym ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}

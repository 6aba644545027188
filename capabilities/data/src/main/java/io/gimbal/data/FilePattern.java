package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the files of a source are called: a name in which `*` stands for anything, and one of `{month}` and
/// `{day}` for `2020-03` or `2020-03-14`, as in `green_tripdata_{month}.*`.
public record FilePattern(String text) {
    private static final Pattern PIECE = Pattern.compile("\\*|\\{([^}]*)}|[^*{]+");

    public FilePattern {
        compile(text);
    }

    /// The files directly in the folder whose names match, ordered by name.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the folder is none or no file in it matches, or if two are
    ///     of the same month or day
    public Delivery find(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return match(files.filter(Files::isRegularFile)
                    .filter(file -> matches(file.getFileName().toString()))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "cannot read the folder " + folder.getFileName(), e);
        }
    }

    /// A delivery of exactly these files.
    ///
    /// @throws CodedException INVALID_ARGUMENT if there is none, or one whose name does not match
    public Delivery match(List<Path> files) {
        if (files.isEmpty()) {
            throw CodedException.invalidArgument("no file is called " + text);
        }
        return new Delivery(files.stream().map(this::file).toList());
    }

    public boolean matches(String name) {
        return compile(text).matcher(name).matches();
    }

    /// The month or day in a file's name; empty if it has none, or does not match.
    public Optional<FileSpan> span(String name) {
        Matcher matcher = compile(text).matcher(name);
        return matcher.matches() ? span(matcher) : Optional.empty();
    }

    private Delivery.File file(Path path) {
        String name = path.getFileName().toString();
        Matcher matcher = compile(text).matcher(name);
        if (!matcher.matches()) {
            throw CodedException.invalidArgument("file \"" + name + "\" is not called " + text);
        }
        return new Delivery.File(path, span(matcher));
    }

    private Optional<FileSpan> span(Matcher matcher) {
        return matcher.groupCount() == 0
                ? Optional.empty()
                : Optional.of(FileSpan.parse(placeholder().orElseThrow(), matcher.group(1)));
    }

    /// `month` or `day`, if the pattern has one.
    public Optional<String> placeholder() {
        Matcher pieces = PIECE.matcher(text);
        return pieces.results()
                .map(piece -> piece.group(1))
                .filter(name -> name != null)
                .findFirst();
    }

    private static Pattern compile(String text) {
        if (text.isBlank() || text.contains("/") || text.contains("\\")) {
            throw CodedException.invalidArgument(
                    "not a file name's pattern: \"" + text + "\", expected a name without folder");
        }
        StringBuilder expression = new StringBuilder();
        Matcher pieces = PIECE.matcher(text);
        int placeholders = 0;
        while (pieces.find()) {
            if (pieces.group(1) != null) {
                placeholders++;
                expression.append('(').append(FileSpan.pattern(pieces.group(1))).append(')');
            } else {
                expression.append(pieces.group().equals("*") ? ".*" : Pattern.quote(pieces.group()));
            }
        }
        if (placeholders > 1) {
            throw CodedException.invalidArgument("a file name's pattern has at most one placeholder: \"" + text + "\"");
        }
        return Pattern.compile(expression.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}

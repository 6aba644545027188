package io.gimbal.declare;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the field stands that a record complains about. A record names it as its components are called,
/// `columns.zone` or `stages[1].self_review`; a document may spell its keys with dashes and in capitals.
///
/// @param location of a field's value if that is one word, else of its key
/// @param value what stands there
/// @param text the offending text
/// @param length how much of the path led here
record FieldPlace(Location location, Located value, String text, int length) {
    private static final Pattern ITEM = Pattern.compile("\\[(\\d{1,6})\\].*");

    /// The same problem at its place in the document: at the field, or what surrounds it most closely when it is not
    /// there. One word speaks for itself; of anything larger the path is said.
    ///
    /// @param whole where a problem of no field in particular stands
    static Problem place(Problem problem, Located.Mapping document, FieldPlace whole) {
        if (problem.location().line() > 0) {
            return problem;
        }
        String path = problem.location().source();
        FieldPlace found = find(path, document, whole);
        String subject = path.isEmpty() || found.value instanceof Located.Scalar ? "" : path + ": ";
        return problem.withMessage(subject + problem.message())
                .withExcerpt(problem.excerpt().orElse(found.text))
                .movedTo(found.location);
    }

    static FieldPlace whole(Location location, String title, Located.Mapping document) {
        return new FieldPlace(location, document, title, 0);
    }

    private static FieldPlace find(String path, Located.Mapping document, FieldPlace whole) {
        FieldPlace here = whole;
        String rest = path;
        Optional<FieldPlace> next = step(document, rest);
        while (next.isPresent()) {
            here = next.get();
            rest = rest.substring(here.length);
            rest = rest.startsWith(".") ? rest.substring(1) : rest;
            next = step(here.value, rest);
        }
        return here;
    }

    private static Optional<FieldPlace> step(Located here, String path) {
        return switch (here) {
            case Located.Mapping mapping ->
                mapping.entries().stream()
                        .filter(entry -> leads(path, entry.key()))
                        .max(Comparator.comparingInt(entry -> entry.key().length()))
                        .map(FieldPlace::of);
            case Located.Sequence sequence -> item(sequence, path);
            case Located.Scalar _ -> Optional.empty();
        };
    }

    private static boolean leads(String path, String key) {
        String end = path.length() > key.length() ? path.substring(key.length(), key.length() + 1) : ".";
        return folded(path).startsWith(folded(key)) && (end.equals(".") || end.equals("["));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static FieldPlace of(Located.Entry entry) {
        int length = entry.key().length();
        return entry.value() instanceof Located.Scalar scalar
                ? new FieldPlace(scalar.location(), scalar, scalar.text(), length)
                : new FieldPlace(entry.location(), entry.value(), entry.key(), length);
    }

    private static Optional<FieldPlace> item(Located.Sequence sequence, String path) {
        Matcher item = ITEM.matcher(path);
        if (!item.matches()
                || Integer.parseInt(item.group(1)) >= sequence.items().size()) {
            return Optional.empty();
        }
        Located value = sequence.items().get(Integer.parseInt(item.group(1)));
        String text =
                value instanceof Located.Mapping mapping && !mapping.entries().isEmpty()
                        ? of(mapping.entries().getFirst()).text
                        : value instanceof Located.Scalar scalar ? scalar.text() : "";
        return Optional.of(new FieldPlace(value.location(), value, text, item.end(1) + 1));
    }
}

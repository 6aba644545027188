package io.gimbal.declare;

import io.gimbal.core.Excerpt;
import io.gimbal.core.Problem;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// How messages speak of shapes and values.
final class ShapeWords {
    private static final Set<String> ALMOST_FLAGS = Set.of("yes", "no", "on", "off", "y", "n");

    private ShapeWords() {}

    static String expected(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text.expected();
            case Shape.Name _ -> "a name";
            case Shape.Numeric _ -> "a number";
            case Shape.Whole _ -> "a whole number";
            case Shape.Flag _ -> "true or false";
            case Shape.Span _ -> "a duration like 7d";
            case Shape.Size _ -> "a size like 512 MB";
            case Shape.Choice choice -> "one of " + String.join(", ", choice.words());
            case Shape.Reference reference -> "the name of a " + String.join(" or ", reference.kinds());
            case Shape.FilePath file -> "the path of a *" + file.suffix() + " file";
            case Shape.Items _ -> "a list";
            case Shape.Entries _, Shape.Fields _ -> "a map";
            case Shape.OneOf oneOf ->
                oneOf.alternatives().stream()
                        .map(ShapeWords::expected)
                        .distinct()
                        .collect(Collectors.joining(" or "));
            case Shape.Anything _ -> "a value";
        };
    }

    static Problem later(String word, Problem.Location location) {
        return Problem.unsupported(location, "\"" + word + "\" is not offered yet")
                .withExcerpt(word);
    }

    static Problem mismatch(Shape shape, Located value) {
        Problem problem = Problem.at(value.location(), "expected " + expected(shape) + ", found " + found(value));
        if (!(value instanceof Located.Scalar scalar)) {
            return problem;
        }
        Problem shown = problem.withExcerpt(shortened(scalar.text()));
        boolean isQuotable = scalar.value() instanceof JsonNumber || scalar.value() instanceof JsonBoolean;
        if (isQuotable && (shape instanceof Shape.Text || shape instanceof Shape.Name)) {
            return shown.withHint("write it in quotes");
        }
        boolean isAlmostFlag = ALMOST_FLAGS.contains(scalar.text().toLowerCase(Locale.ROOT));
        return shape instanceof Shape.Flag && isAlmostFlag ? shown.withHint("write true or false") : shown;
    }

    /// Whether a value is a list, map or scalar where the shape is one.
    static boolean hasOutline(Shape shape, Located value) {
        return switch (shape) {
            case Shape.Items _ -> value instanceof Located.Sequence;
            case Shape.Entries _, Shape.Fields _ -> value instanceof Located.Mapping;
            case Shape.OneOf oneOf ->
                oneOf.alternatives().stream().anyMatch(alternative -> hasOutline(alternative, value));
            case Shape.Anything _ -> true;
            case Shape.Numeric _, Shape.Whole _ ->
                value instanceof Located.Scalar scalar && scalar.value() instanceof JsonNumber;
            case Shape.Flag _ -> value instanceof Located.Scalar scalar && scalar.value() instanceof JsonBoolean;
            case Shape.Text _,
                    Shape.Name _,
                    Shape.Span _,
                    Shape.Size _,
                    Shape.Choice _,
                    Shape.FilePath _,
                    Shape.Reference _ -> value instanceof Located.Scalar scalar && scalar.value() instanceof JsonString;
        };
    }

    static String shortened(String text) {
        return Excerpt.of(text, 80);
    }

    private static String found(Located value) {
        return switch (value) {
            case Located.Scalar scalar
            when scalar.value() instanceof JsonString -> "\"" + shortened(scalar.text()) + "\"";
            case Located.Scalar scalar -> shortened(scalar.text());
            case Located.Sequence _ -> "a list";
            case Located.Mapping _ -> "a map";
        };
    }
}

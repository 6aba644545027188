package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.Durations;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// The checks of single values.
final class ShapeRules {
    /// What names look like, in words JavaScript's regular expressions know too.
    static final String NAME_FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    static final String REFERENCE_FORM = "(" + NAME_FORM + "/)?" + NAME_FORM;
    static final String SPAN_FORM = "[0-9]+ *(ms|s|m|h|d)";
    static final String SIZE_FORM = "[0-9]+ *(B|KB|MB|GB|TB)";

    private static final Pattern NAME = Pattern.compile(NAME_FORM);

    private ShapeRules() {}

    static Optional<String> name(String text, Location location, Problems problems) {
        if (NAME.matcher(text).matches()) {
            return Optional.of(text);
        }
        problems.add(Problem.at(
                        location,
                        "not a name: \"" + text + "\", expected letters, digits, \".\", \"_\" and \"-\", at most 100")
                .withExcerpt(text));
        return Optional.empty();
    }

    static Optional<Duration> span(Shape.Span shape, String text, Location location, Problems problems) {
        try {
            Duration span = Durations.parse(text);
            if (span.compareTo(shape.min()) >= 0 && span.compareTo(shape.max()) <= 0) {
                return Optional.of(span);
            }
            problems.add(range(text, Durations.text(shape.min()), Durations.text(shape.max()), location));
        } catch (CodedException e) {
            problems.add(Problem.at(location, String.valueOf(e.getMessage())).withExcerpt(text));
        }
        return Optional.empty();
    }

    static Optional<DataSize> size(Shape.Size shape, String text, Location location, Problems problems) {
        try {
            DataSize size = DataSize.parse(text);
            if (size.compareTo(shape.min()) >= 0 && size.compareTo(shape.max()) <= 0) {
                return Optional.of(size);
            }
            problems.add(range(text, shape.min().toString(), shape.max().toString(), location));
        } catch (CodedException e) {
            problems.add(Problem.at(location, String.valueOf(e.getMessage())).withExcerpt(text));
        }
        return Optional.empty();
    }

    static Problem range(String text, String min, String max, Location location) {
        return Problem.at(location, text + " is not between " + min + " and " + max)
                .withExcerpt(text);
    }
}

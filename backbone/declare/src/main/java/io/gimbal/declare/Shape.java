package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.graph.EdgeType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What a value of a declaration may look like. A kind describes its documents with shapes once; from them come the
/// check of what people write, the JSON Schema for their editors, and the typed value the capability works on.
public sealed interface Shape {
    int MAX_TEXT = 100_000;

    /// @param form a regular expression for the whole text
    /// @param expected what messages call it, as in "text" or "a column's name"
    record Text(int minLength, int maxLength, Pattern form, String expected) implements Shape {
        @Override
        public boolean equals(Object other) {
            return other instanceof Text text
                    && text.minLength == minLength
                    && text.maxLength == maxLength
                    && text.form.pattern().equals(form.pattern())
                    && text.expected.equals(expected);
        }

        @Override
        public int hashCode() {
            return form.pattern().hashCode();
        }
    }

    /// A name as assets have them: letters, digits, `.`, `_`, `-`.
    record Name() implements Shape {}

    /// A finite number, both bounds included.
    record Numeric(double min, double max) implements Shape {}

    /// A whole number, both bounds included.
    record Whole(long min, long max) implements Shape {}

    record Flag() implements Shape {}

    /// A length of time like `10ms`, `1h` or `7d`, both bounds included.
    record Span(Duration min, Duration max) implements Shape {}

    /// An amount of data like `512 MB`, both bounds included.
    record Size(DataSize min, DataSize max) implements Shape {}

    /// One of a few words; in the typed value in lower-case, joined by dashes, as enums are written in JSON.
    ///
    /// @param later words that are understood and not offered yet
    record Choice(List<String> words, List<String> later) implements Shape {
        public Choice {
            words = List.copyOf(words);
            later = List.copyOf(later);
        }

        public Choice later(String... names) {
            return new Choice(words, Arrays.asList(names));
        }
    }

    /// The name of another asset: `name`, `kind/name` where several kinds are possible, or `project/name` for one that
    /// another project owns.
    ///
    /// @param edge what the graph says of the two
    /// @param kinds what it may be; without a kind, the first that has the name is meant
    record Reference(EdgeType edge, List<String> kinds) implements Shape {
        public Reference {
            kinds = List.copyOf(kinds);
        }
    }

    /// The path of another file of the project, which belongs to the declaration: `trips.odcs.yaml`.
    ///
    /// @param suffix how the path ends
    record FilePath(String suffix) implements Shape {}

    record Items(Shape item, int min, int max) implements Shape {}

    /// A map whose keys are the writer's own.
    record Entries(Shape key, Shape value, int min) implements Shape {}

    /// A map with known keys.
    ///
    /// @param later keys that are understood and not offered yet
    record Fields(List<Field> fields, List<String> later) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
            later = List.copyOf(later);
            if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
                throw CodedException.invalidArgument("a shape names a field twice: "
                        + fields.stream().map(Field::name).toList());
            }
        }

        public Fields later(String... names) {
            return new Fields(fields, Arrays.asList(names));
        }
    }

    /// Several ways to write it; the first that fits is meant.
    record OneOf(List<Shape> alternatives) implements Shape {
        public OneOf {
            alternatives = List.copyOf(alternatives);
        }
    }

    /// Whatever it is, its check is somebody else's.
    record Anything() implements Shape {}

    static Shape text() {
        return text("text", ".*");
    }

    /// @param form a regular expression that Java and JavaScript read alike, for the whole text
    static Shape text(String expected, String form) {
        return new Text(1, MAX_TEXT, Pattern.compile(form, Pattern.DOTALL), expected);
    }

    static Shape name() {
        return new Name();
    }

    static Shape number() {
        return number(-Double.MAX_VALUE, Double.MAX_VALUE);
    }

    static Shape number(double min, double max) {
        return new Numeric(min, max);
    }

    static Shape whole(long min, long max) {
        return new Whole(min, max);
    }

    static Shape flag() {
        return new Flag();
    }

    static Shape span() {
        return span(Duration.ofMillis(1), Duration.ofDays(36_500));
    }

    static Shape span(Duration min, Duration max) {
        return new Span(min, max);
    }

    static Shape size() {
        return new Size(new DataSize(0), new DataSize(Long.MAX_VALUE));
    }

    static Choice choice(String... words) {
        return new Choice(Arrays.asList(words), List.of());
    }

    /// A reference to what is read.
    static Shape reference(String... kinds) {
        return reference(EdgeType.READS, kinds);
    }

    static Shape reference(EdgeType edge, String... kinds) {
        return new Reference(edge, Arrays.asList(kinds));
    }

    static Shape file(String suffix) {
        return new FilePath(suffix);
    }

    /// At least one.
    static Shape listOf(Shape item) {
        return new Items(item, 1, 10_000);
    }

    /// Any number, none included.
    static Shape anyOf(Shape item) {
        return new Items(item, 0, 10_000);
    }

    /// At least one, keyed by names of the writer's choice.
    static Shape mapOf(Shape value) {
        return new Entries(new Name(), value, 1);
    }

    static Fields fields(Field... fields) {
        return new Fields(Arrays.asList(fields), List.of());
    }

    static Shape oneOf(Shape... alternatives) {
        return new OneOf(Arrays.asList(alternatives));
    }

    static Shape anything() {
        return new Anything();
    }
}

package io.gimbal.declare;

import io.gimbal.core.Durations;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks a located value against a shape, finding everything that is wrong, and gives it back normalized.
public final class ShapeReader {
    private final Problems problems;
    private final List<ReferenceUse> references = new ArrayList<>();
    private final List<FileUse> files = new ArrayList<>();

    private ShapeReader(Problems problems) {
        this.problems = problems;
    }

    /// Empty when something is wrong; then `problems` has grown.
    public static Optional<Reading> read(Shape.Fields shape, Located.Mapping value, Problems problems) {
        Problems own = new Problems();
        ShapeReader reader = new ShapeReader(own);
        Normal normal = reader.fields(shape, value);
        problems.addAll(own.list());
        return own.isEmpty() && normal != null
                ? Optional.of(new Reading(
                        (JsonObject) normal.content(), (JsonObject) normal.typed(), reader.references, reader.files))
                : Optional.empty();
    }

    /// A value in the words of the shape and in the words of records.
    private record Normal(JsonValue content, JsonValue typed) {
        static Normal same(JsonValue value) {
            return new Normal(value, value);
        }
    }

    private @Nullable Normal read(Shape shape, Located value) {
        if (value.value() instanceof JsonNull && !(shape instanceof Shape.Anything)) {
            problems.add(Problem.at(value.location(), "no value, expected " + ShapeWords.expected(shape))
                    .withHint("give it a value, or leave the key out"));
            return null;
        }
        return switch (shape) {
            case Shape.Anything _ -> Normal.same(value.value());
            case Shape.OneOf oneOf -> oneOf(oneOf, value);
            case Shape.Items items ->
                value instanceof Located.Sequence sequence ? items(items, sequence) : mismatch(shape, value);
            case Shape.Entries entries ->
                value instanceof Located.Mapping mapping ? entries(entries, mapping) : mismatch(shape, value);
            case Shape.Fields fields ->
                value instanceof Located.Mapping mapping ? fields(fields, mapping) : mismatch(shape, value);
            case Shape.Text _,
                    Shape.Name _,
                    Shape.Numeric _,
                    Shape.Whole _,
                    Shape.Flag _,
                    Shape.Span _,
                    Shape.Size _,
                    Shape.Choice _,
                    Shape.FilePath _,
                    Shape.Reference _ ->
                value instanceof Located.Scalar scalar ? scalar(shape, scalar) : mismatch(shape, value);
        };
    }

    private @Nullable Normal scalar(Shape shape, Located.Scalar scalar) {
        return switch (scalar.value()) {
            case JsonString(String text) -> text(shape, text, scalar);
            case JsonNumber number -> number(shape, number, scalar);
            case JsonBoolean flag when shape instanceof Shape.Flag -> Normal.same(flag);
            case JsonBoolean _, JsonNull _, JsonArray _, JsonObject _ -> mismatch(shape, scalar);
        };
    }

    private @Nullable Normal text(Shape shape, String text, Located.Scalar scalar) {
        Location location = scalar.location();
        return switch (shape) {
            case Shape.Text rule -> freeText(rule, text, scalar);
            case Shape.Name _ ->
                ShapeRules.name(text, location, problems)
                        .map(it -> Normal.same(scalar.value()))
                        .orElse(null);
            case Shape.Choice choice -> choice(choice, text, scalar);
            case Shape.Reference reference -> reference(reference, text, scalar);
            case Shape.FilePath file -> file(file, text, scalar);
            case Shape.Span span ->
                ShapeRules.span(span, text, location, problems)
                        .map(it -> new Normal(JsonValue.of(Durations.text(it)), JsonValue.of(it.toString())))
                        .orElse(null);
            case Shape.Size size ->
                ShapeRules.size(size, text, location, problems)
                        .map(it -> Normal.same(JsonValue.of(it.toString())))
                        .orElse(null);
            default -> mismatch(shape, scalar); // text where something else is wanted
        };
    }

    private @Nullable Normal freeText(Shape.Text rule, String text, Located.Scalar scalar) {
        if (text.length() < rule.minLength() || text.length() > rule.maxLength()) {
            problems.add(Problem.at(
                            scalar.location(),
                            "a text of " + text.length() + " characters, expected " + rule.minLength() + " to "
                                    + rule.maxLength())
                    .withExcerpt(ShapeWords.shortened(text)));
            return null;
        }
        if (!rule.form().matcher(text).matches()) {
            problems.add(
                    Problem.at(scalar.location(), "not " + rule.expected() + ": \"" + ShapeWords.shortened(text) + "\"")
                            .withExcerpt(ShapeWords.shortened(text)));
            return null;
        }
        return Normal.same(scalar.value());
    }

    private @Nullable Normal choice(Shape.Choice choice, String text, Located.Scalar scalar) {
        if (choice.words().contains(text)) {
            return new Normal(scalar.value(), JsonValue.of(constant(text)));
        }
        String shown = ShapeWords.shortened(text);
        problems.add(
                choice.later().contains(text)
                        ? ShapeWords.later(text, scalar.location())
                                .withHint("one of " + String.join(", ", choice.words()))
                        : Problem.at(scalar.location(), "\"" + shown + "\" is not possible here")
                                .withExcerpt(shown)
                                .withNearest(text, choice.words()));
        return null;
    }

    private @Nullable Normal reference(Shape.Reference shape, String text, Located.Scalar scalar) {
        if (!text.matches(ShapeRules.REFERENCE_FORM)) {
            return mismatch(shape, scalar);
        }
        references.add(ReferenceUse.parse(shape.edge(), shape.kinds(), text, scalar.location()));
        return Normal.same(scalar.value());
    }

    private @Nullable Normal file(Shape.FilePath shape, String text, Located.Scalar scalar) {
        if (!text.endsWith(shape.suffix())) {
            return mismatch(shape, scalar);
        }
        files.add(new FileUse(text, scalar.location()));
        return Normal.same(scalar.value());
    }

    /// As an enum's constant is written in JSON.
    private static String constant(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private @Nullable Normal number(Shape shape, JsonNumber number, Located.Scalar scalar) {
        return switch (shape) {
            case Shape.Numeric(double min, double max) ->
                bounded(number.doubleValue() >= min && number.doubleValue() <= max, min, max, scalar);
            case Shape.Whole(long min, long max)
            when number instanceof JsonNumber.Whole(long value) ->
                bounded(value >= min && value <= max, min, max, scalar);
            default -> mismatch(shape, scalar); // a number where something else is wanted
        };
    }

    private @Nullable Normal bounded(boolean isInside, Object min, Object max, Located.Scalar scalar) {
        if (isInside) {
            return Normal.same(scalar.value());
        }
        problems.add(ShapeRules.range(scalar.text(), min.toString(), max.toString(), scalar.location()));
        return null;
    }

    private @Nullable Normal items(Shape.Items shape, Located.Sequence sequence) {
        int count = sequence.items().size();
        if (count < shape.min() || count > shape.max()) {
            problems.add(Problem.at(
                    sequence.location(), "a list of " + count + ", expected " + shape.min() + " to " + shape.max()));
        }
        List<JsonValue> contents = new ArrayList<>();
        List<JsonValue> typed = new ArrayList<>();
        for (Located item : sequence.items()) {
            Normal normal = read(shape.item(), item);
            if (normal != null) {
                contents.add(normal.content());
                typed.add(normal.typed());
            }
        }
        return new Normal(new JsonArray(contents), new JsonArray(typed));
    }

    private @Nullable Normal entries(Shape.Entries shape, Located.Mapping mapping) {
        if (mapping.entries().size() < shape.min()) {
            problems.add(Problem.at(mapping.location(), "an empty map, expected at least " + shape.min() + " entry"));
        }
        JsonObject.Builder content = JsonObject.builder();
        JsonObject.Builder typed = JsonObject.builder();
        for (Located.Entry entry : mapping.entries()) {
            read(shape.key(), new Located.Scalar(new JsonString(entry.key()), entry.key(), entry.location()));
            String typedKey = shape.key() instanceof Shape.Choice ? constant(entry.key()) : entry.key();
            put(entry.key(), typedKey, read(shape.value(), entry.value()), content, typed);
        }
        return new Normal(content.build(), typed.build());
    }

    private @Nullable Normal fields(Shape.Fields shape, Located.Mapping mapping) {
        JsonObject.Builder content = JsonObject.builder();
        JsonObject.Builder typed = JsonObject.builder();
        List<String> names = shape.fields().stream().map(Field::name).toList();
        mapping.entries().stream()
                .filter(entry -> !names.contains(entry.key()))
                .forEach(entry -> problems.add(unknown(entry, names, shape.later())));
        for (Field field : shape.fields()) {
            put(field.name(), field.name().replace('-', '_'), field(field, mapping), content, typed);
        }
        return new Normal(content.build(), typed.build());
    }

    private @Nullable Normal field(Field field, Located.Mapping mapping) {
        Optional<Located.Entry> entry = mapping.find(field.name());
        if (entry.isPresent()) {
            return read(field.shape(), entry.get().value());
        }
        if (field.isRequired()) {
            problems.add(Problem.at(
                            mapping.location(),
                            "\"" + field.name() + "\" is missing, expected " + ShapeWords.expected(field.shape()))
                    .withHint(field.description()));
        }
        return field.fallback()
                .map(fallback -> read(field.shape(), Located.of(fallback, mapping.location())))
                .orElse(null);
    }

    private static void put(
            String key, String typedKey, @Nullable Normal value, JsonObject.Builder content, JsonObject.Builder typed) {
        if (value != null) {
            content.put(key, value.content());
            typed.put(typedKey, value.typed());
        }
    }

    private static Problem unknown(Located.Entry entry, List<String> names, List<String> later) {
        if (later.contains(entry.key())) {
            return ShapeWords.later(entry.key(), entry.location());
        }
        return Problem.at(entry.location(), "unknown key \"" + entry.key() + "\"")
                .withExcerpt(entry.key())
                .withNearest(entry.key(), names);
    }

    /// The first alternative that fits. If none does, the problems of the one that comes closest are shown, unless
    /// even its outline differs. Of two that are as close, the one in which a word was but misspelt.
    private @Nullable Normal oneOf(Shape.OneOf shape, Located value) {
        List<Problem> closest = List.of();
        for (Shape alternative : shape.alternatives()) {
            Problems own = new Problems();
            ShapeReader reader = new ShapeReader(own);
            Normal normal = reader.read(alternative, value);
            if (normal != null && own.isEmpty()) {
                references.addAll(reader.references);
                files.addAll(reader.files);
                return normal;
            }
            boolean isOutlined = ShapeWords.hasOutline(alternative, value);
            if (isOutlined && (closest.isEmpty() || distance(own.list()) < distance(closest))) {
                closest = own.list();
            }
        }
        if (closest.isEmpty()) {
            return mismatch(shape, value);
        }
        problems.addAll(closest);
        return null;
    }

    private static int distance(List<Problem> problems) {
        boolean isMisspelt = problems.stream()
                .flatMap(problem -> problem.hint().stream())
                .anyMatch(hint -> hint.startsWith("did you mean"));
        return 2 * problems.size() - (isMisspelt ? 1 : 0);
    }

    private @Nullable Normal mismatch(Shape shape, Located value) {
        problems.add(ShapeWords.mismatch(shape, value));
        return null;
    }
}

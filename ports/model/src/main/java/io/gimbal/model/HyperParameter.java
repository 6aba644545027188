package io.gimbal.model;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// One knob of a trainer.
///
/// @param name in lower-case-dashed words
/// @param range what it may be
/// @param initial its value where none is given; empty if one must be given
/// @param description for people
public record HyperParameter(String name, Range range, Optional<JsonValue> initial, String description) {

    /// What a hyper-parameter may be.
    public sealed interface Range {
        /// What is expected, in words, if `value` is something else.
        Optional<String> problem(JsonValue value);
    }

    /// A whole number, both ends included.
    public record WholeNumbers(long low, long high) implements Range {
        @Override
        public Optional<String> problem(JsonValue value) {
            boolean fits = value instanceof JsonNumber.Whole(long whole) && low <= whole && whole <= high;
            return fits ? Optional.empty() : Optional.of("a whole number from " + low + " to " + high);
        }
    }

    /// A number, both ends included.
    public record Numbers(double low, double high) implements Range {
        @Override
        public Optional<String> problem(JsonValue value) {
            boolean fits =
                    value instanceof JsonNumber number && low <= number.doubleValue() && number.doubleValue() <= high;
            return fits ? Optional.empty() : Optional.of("a number from " + low + " to " + high);
        }
    }

    /// One of some words.
    public record Choices(List<String> words) implements Range {
        public Choices {
            words = List.copyOf(words);
        }

        @Override
        public Optional<String> problem(JsonValue value) {
            boolean fits = value instanceof JsonString(String word) && words.contains(word);
            return fits ? Optional.empty() : Optional.of("one of " + String.join(", ", words));
        }
    }

    /// A list of texts, names of columns for example.
    public record Texts() implements Range {
        @Override
        public Optional<String> problem(JsonValue value) {
            boolean fits = value instanceof JsonArray(List<JsonValue> items)
                    && items.stream().allMatch(JsonString.class::isInstance);
            return fits ? Optional.empty() : Optional.of("a list of texts");
        }
    }

    public static HyperParameter of(String name, Range range, JsonValue initial, String description) {
        return new HyperParameter(name, range, Optional.of(initial), description);
    }

    public static HyperParameter required(String name, Range range, String description) {
        return new HyperParameter(name, range, Optional.empty(), description);
    }
}

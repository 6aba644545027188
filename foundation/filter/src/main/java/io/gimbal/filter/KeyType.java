package io.gimbal.filter;

import static io.gimbal.filter.Comparison.AT_LEAST;
import static io.gimbal.filter.Comparison.AT_MOST;
import static io.gimbal.filter.Comparison.EQUAL;
import static io.gimbal.filter.Comparison.GREATER;
import static io.gimbal.filter.Comparison.ILIKE;
import static io.gimbal.filter.Comparison.IN;
import static io.gimbal.filter.Comparison.LESS;
import static io.gimbal.filter.Comparison.LIKE;
import static io.gimbal.filter.Comparison.NOT_EQUAL;
import static io.gimbal.filter.Comparison.NOT_IN;

import io.gimbal.filter.Value.ListValue;
import io.gimbal.filter.Value.NumberValue;
import io.gimbal.filter.Value.TextValue;
import java.util.List;
import java.util.Optional;

/// How the values of a key can be compared, and with what.
public enum KeyType {
    NUMBER("a number"),
    /// A number that may stand in quotes.
    NUMBER_OR_QUOTED("a number"),
    TEXT("a text in quotes"),
    TEXT_OR_LIST("a text in quotes"),
    /// A text, or a number that is taken as its text: a state by its name or its number.
    CODE_OR_LIST("a text in quotes or a number");

    private final String expected;

    KeyType(String expected) {
        this.expected = expected;
    }

    /// Those that have a meaning, in the order in which to name them.
    public List<Comparison> comparisons() {
        return switch (this) {
            case NUMBER, NUMBER_OR_QUOTED -> List.of(EQUAL, NOT_EQUAL, GREATER, AT_LEAST, LESS, AT_MOST);
            case TEXT -> List.of(EQUAL, NOT_EQUAL, LIKE, ILIKE);
            case TEXT_OR_LIST, CODE_OR_LIST -> List.of(EQUAL, NOT_EQUAL, LIKE, ILIKE, IN, NOT_IN);
        };
    }

    /// What a value to compare with must be.
    String expected(Comparison comparison) {
        return takesList(comparison) ? "a list like ('a', 'b')" : expected;
    }

    static boolean takesList(Comparison comparison) {
        return comparison == IN || comparison == NOT_IN;
    }

    /// The value as this key has it, if it is one.
    Optional<Value> read(Comparison comparison, Value given) {
        return switch (given) {
            case ListValue list -> Optional.<Value>of(list).filter(_ -> takesList(comparison));
            case TextValue text -> takesList(comparison) ? Optional.empty() : read(text);
            case NumberValue number -> takesList(comparison) ? Optional.empty() : read(number);
        };
    }

    private Optional<Value> read(TextValue text) {
        return switch (this) {
            case TEXT, TEXT_OR_LIST, CODE_OR_LIST -> Optional.of(text);
            case NUMBER_OR_QUOTED -> Lexer.number(text.value()).map(NumberValue::new);
            case NUMBER -> Optional.empty();
        };
    }

    private Optional<Value> read(NumberValue number) {
        return switch (this) {
            case NUMBER, NUMBER_OR_QUOTED -> Optional.of(number);
            case CODE_OR_LIST -> Optional.of(new TextValue(number.text()));
            case TEXT, TEXT_OR_LIST -> Optional.empty();
        };
    }
}

package io.gimbal.tracking.search;

import io.gimbal.core.CodedException;
import io.gimbal.filter.Comparison;
import io.gimbal.filter.Value;
import io.gimbal.filter.Value.ListValue;
import io.gimbal.filter.Value.NumberValue;
import io.gimbal.filter.Value.TextValue;
import io.gimbal.sql.Dialect;
import io.gimbal.tracking.Beginning;
import java.util.List;

/// Comparisons as SQL.
record Tests(Dialect dialect) {
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /// Of a text.
    Fragment text(String expression, Comparison comparison, Value value) {
        return switch (value) {
            case TextValue text -> text(expression, comparison, text.value());
            case ListValue list -> list(expression, comparison, list.values());
            case NumberValue _ -> throw impossible(expression, comparison);
        };
    }

    private Fragment text(String expression, Comparison comparison, String text) {
        return switch (comparison) {
            case EQUAL -> Fragment.of(expression + " = ?", text);
            case NOT_EQUAL -> Fragment.of(expression + " <> ?", text);
            case LIKE -> Fragment.of(dialect.like(expression), dialect.pattern(text));
            case ILIKE -> Fragment.of(dialect.likeInAnyCase(expression), text);
            case GREATER, AT_LEAST, LESS, AT_MOST, IN, NOT_IN -> throw impossible(expression, comparison);
        };
    }

    private static Fragment list(String expression, Comparison comparison, List<String> values) {
        if (values.isEmpty()) {
            return Fragment.of(comparison == Comparison.IN ? "1 = 0" : "1 = 1");
        }
        String operator = comparison == Comparison.IN ? " IN (?)" : " NOT IN (?)";
        return Fragment.of(expression + operator, Fragment.list(values));
    }

    /// Of a param's or tag's value `c.value`, in words that the index by value understands.
    Fragment indexedText(Comparison comparison, Value value) {
        Fragment test = text("c.value", comparison, value);
        String beginning = beginning(comparison, value);
        if (beginning.isEmpty() && comparison != Comparison.EQUAL) {
            return test;
        }
        if (comparison != Comparison.EQUAL) {
            Fragment range = Fragment.of("c.beginning >= ? AND c.beginning < ?", beginning, beginning + LAST_CHARACTER);
            return isBeginning(value, beginning) ? range : Fragment.of("? AND ?", range, test);
        }
        return Beginning.isWhole(beginning)
                ? Fragment.of("c.beginning = ?", beginning)
                : Fragment.of("c.beginning = ? AND ?", beginning, test);
    }

    /// Whether an index of texts finds what is asked for.
    static boolean isIndexed(Comparison comparison, Value value) {
        return comparison == Comparison.EQUAL
                || comparison == Comparison.IN
                || !beginning(comparison, value).isEmpty();
    }

    /// How every text must begin for which it holds; empty if nobody knows.
    private static String beginning(Comparison comparison, Value value) {
        if (!(value instanceof TextValue text)) {
            return "";
        }
        return switch (comparison) {
            case EQUAL -> Beginning.of(text.value());
            case LIKE -> Beginning.of(text.value().split("[%_]", -1)[0]);
            case NOT_EQUAL, GREATER, AT_LEAST, LESS, AT_MOST, ILIKE, IN, NOT_IN -> "";
        };
    }

    /// Whether nothing but the beginning is asked for, and the index has it entirely: then no value need be read.
    private static boolean isBeginning(Value value, String beginning) {
        return value instanceof TextValue text && text.value().equals(beginning + "%") && Beginning.isWhole(beginning);
    }

    /// Of a number that may be NaN, which is unequal to everything.
    static Fragment metric(Comparison comparison, Value value) {
        double number = number(value);
        return comparison == Comparison.NOT_EQUAL
                ? Fragment.of("(c.nan = TRUE OR c.value <> ?)", number)
                : Fragment.of("c.nan = FALSE AND c.value " + operator(comparison) + " ?", number);
    }

    /// Of a time that is kept in microseconds and asked for in milliseconds, of which it has whole ones.
    static Fragment time(String column, Comparison comparison, Value value) {
        double asked = number(value);
        long floor = microseconds(Math.floor(asked));
        long next = microseconds(Math.floor(asked) + 1);
        long ceiling = microseconds(Math.ceil(asked));
        boolean whole = asked == Math.floor(asked);
        return switch (comparison) {
            case EQUAL -> Fragment.of(column + " >= ? AND " + column + " < ?", whole ? floor : next, next);
            case NOT_EQUAL -> Fragment.of("(" + column + " < ? OR " + column + " >= ?)", whole ? floor : next, next);
            case GREATER -> Fragment.of(column + " >= ?", next);
            case AT_LEAST -> Fragment.of(column + " >= ?", ceiling);
            case LESS -> Fragment.of(column + " < ?", ceiling);
            case AT_MOST -> Fragment.of(column + " < ?", next);
            case LIKE, ILIKE, IN, NOT_IN -> throw impossible(column, comparison);
        };
    }

    /// Beyond all times it is the first or last of all.
    private static long microseconds(double milliseconds) {
        return (long) (milliseconds * 1000);
    }

    /// Of a number that is always there.
    static Fragment number(String column, Comparison comparison, Value value) {
        return Fragment.of(column + " " + operator(comparison) + " ?", number(value));
    }

    private static String operator(Comparison comparison) {
        return comparison == Comparison.NOT_EQUAL ? "<>" : comparison.text();
    }

    private static double number(Value value) {
        return switch (value) {
            case NumberValue number -> number.number();
            case TextValue _, ListValue _ -> throw impossible(value.text(), Comparison.EQUAL);
        };
    }

    /// The grammar lets nobody ask for it.
    private static CodedException impossible(String what, Comparison comparison) {
        return new CodedException(
                io.gimbal.core.ErrorCode.INTERNAL,
                what + " is compared by " + comparison.text() + " with a wrong value");
    }
}

package io.gimbal.data.odcs;

import io.gimbal.data.DataType;
import io.gimbal.data.RowCondition;
import io.gimbal.data.RowCondition.Between.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The conditions in a property's `logicalTypeOptions`.
final class OdcsOptions {
    private static final List<String> RANGE = List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

    private static final String FORMAT = "format";

    private final Node options;
    private final String column;
    private final List<RowCondition> conditions = new ArrayList<>();

    private OdcsOptions(Node options, String column) {
        this.options = options;
        this.column = column;
    }

    static List<RowCondition> conditions(Node property, DataType type) {
        if (!property.has("logicalTypeOptions")) {
            return List.of();
        }
        OdcsOptions options = new OdcsOptions(property.child("logicalTypeOptions"), property.text("name"));
        switch (type) {
            case LONG -> options.number("i64");
            case DOUBLE -> options.number("f64");
            case STRING -> options.text();
            case TIMESTAMP, DATE -> options.time();
            case BOOLEAN -> options.options.allow(List.of());
        }
        return options.conditions;
    }

    /// @param width of our own numbers, the one that every value has
    private void number(String width) {
        options.allow(List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", FORMAT));
        options.findText(FORMAT)
                .filter(format -> !format.equals(width))
                .ifPresent(format -> options.unsupported(
                        FORMAT, "numbers of format \"" + format + "\" are not offered, only " + width));
        RANGE.forEach(options::findNumber);
        range();
        Optional<Double> divisor = options.findNumber("multipleOf");
        divisor.filter(value -> value > 0)
                .ifPresent(value -> conditions.add(new RowCondition.MultipleOf(column, value)));
        if (divisor.isPresent() && divisor.get() <= 0) {
            options.problem("multipleOf", "expected a positive number, found " + divisor.get());
        }
    }

    private void time() {
        List<String> unread = List.of(FORMAT, "timezone", "defaultTimezone");
        options.allow(Stream.concat(RANGE.stream(), unread.stream()).toList());
        options.refuse(unread);
        range();
    }

    private void text() {
        options.allow(List.of("minLength", "maxLength", "pattern", FORMAT));
        options.refuse(List.of(FORMAT));
        if (options.has("minLength") || options.has("maxLength")) {
            long least = options.findNumber("minLength").orElse(0.0).longValue();
            long most = options.findNumber("maxLength")
                    .orElse((double) Integer.MAX_VALUE)
                    .longValue();
            if (least < 0 || most < least) {
                options.problem("maxLength", "expected a range of lengths, found " + least + " to " + most);
            } else {
                conditions.add(new RowCondition.Length(column, least, most));
            }
        }
        options.findText("pattern").ifPresent(pattern -> conditions.add(matches(options, "pattern", column, pattern)));
    }

    static RowCondition matches(Node node, String key, String column, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            node.problem(key, "not a regular expression: " + e.getDescription());
        }
        return new RowCondition.Matches(column, pattern);
    }

    private void range() {
        Optional<End> lower = end("minimum", "exclusiveMinimum");
        Optional<End> upper = end("maximum", "exclusiveMaximum");
        if (lower.isPresent() || upper.isPresent()) {
            conditions.add(new RowCondition.Between(column, lower, upper));
        }
    }

    private Optional<End> end(String included, String excluded) {
        if (options.has(included) && options.has(excluded)) {
            options.problem(excluded, "stands beside \"" + included + "\", expected one of them");
        }
        Optional<End> end = options.findScalar(included).map(value -> new End(value, true));
        return end.isPresent() ? end : options.findScalar(excluded).map(value -> new End(value, false));
    }
}

package io.gimbal.filter;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.stream.Collectors;

/// What a clause compares with.
public sealed interface Value {
    /// As it is written in a filter.
    ///
    /// @throws CodedException INVALID_ARGUMENT if a text has both kinds of quotes: it cannot be written
    String text();

    /// Finite.
    record NumberValue(double number) implements Value {
        public NumberValue {
            if (!Double.isFinite(number)) {
                throw CodedException.invalidArgument("a filter compares with finite numbers, not with " + number);
            }
            number += 0.0; // one zero, without a sign
        }

        @Override
        public String text() {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole ? Long.toString((long) number) : Double.toString(number);
        }
    }

    record TextValue(String value) implements Value {
        @Override
        public String text() {
            return quoted(value);
        }
    }

    /// One of several texts; at least one.
    record ListValue(List<String> values) implements Value {
        public ListValue {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw CodedException.invalidArgument("a list in a filter has at least one value");
            }
        }

        @Override
        public String text() {
            return values.stream().map(Value::quoted).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    private static String quoted(String text) {
        if (text.contains("'") && text.contains("\"")) {
            throw CodedException.invalidArgument("a filter cannot hold a text with both kinds of quotes: " + text);
        }
        String quote = text.contains("'") ? "\"" : "'";
        return quote + text + quote;
    }
}

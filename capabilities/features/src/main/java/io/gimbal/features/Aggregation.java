package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How the events of a window become one value. Null inputs are ignored; what comes of no input at all is the
/// empty policy: zero for counts and sums, null for the others.
public enum Aggregation {
    /// The number of events, or of those whose column is not null.
    COUNT,
    /// The exact sum, for doubles rounded once at the end.
    SUM,
    /// The [#SUM] as a double, divided by the number of inputs as a double: always equal to dividing the two
    /// features.
    AVG,
    MIN,
    MAX;

    /// The word in declarations.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a column of `input` gives.
    public ColumnType resultType(ColumnType input) {
        return switch (this) {
            case COUNT -> ColumnType.LONG;
            case AVG -> ColumnType.DOUBLE;
            case SUM, MIN, MAX -> input;
        };
    }

    /// @throws CodedException UNSUPPORTED if there is no such aggregation
    public static Aggregation parse(String text) {
        List<String> words = Arrays.stream(values()).map(Aggregation::text).toList();
        if (!words.contains(text)) {
            throw new CodedException(
                    ErrorCode.UNSUPPORTED,
                    "no aggregation \"" + text + "\""
                            + NearestName.hint(text, words)
                                    .map(hint -> ", " + hint)
                                    .orElse(""));
        }
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}

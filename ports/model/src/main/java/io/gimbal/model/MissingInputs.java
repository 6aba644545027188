package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model does with a missing input. Part of the stored model, so it is the same in training and in
/// serving.
///
/// @param values what stands in for a missing value, by input; only with `IMPUTE`
public record MissingInputs(Policy policy, Map<String, JsonValue> values) {
    public enum Policy {
        /// A row with a missing input is refused, in training as well.
        REFUSE,
        /// A statistic of the training table stands in: the median of numbers, the most frequent text.
        IMPUTE,
        /// The model itself knows what to do.
        NATIVE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String PARAMETER = "missing";

    public MissingInputs {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The hyper-parameter `missing`, with which a trainer lets its user choose.
    ///
    /// @param allowed what the trainer can do, its default first
    public static HyperParameter parameter(Policy... allowed) {
        List<String> words = Arrays.stream(allowed).map(Policy::word).toList();
        return HyperParameter.of(
                PARAMETER,
                new HyperParameter.Choices(words),
                JsonValue.of(words.getFirst()),
                "what a missing input does: the row is refused, or the training median or most frequent text stands"
                        + " in (impute), or the model decides (native)");
    }

    /// What the chosen policy needs to know of the training rows.
    ///
    /// @throws CodedException INVALID_ARGUMENT if a column has no value to impute from
    public static MissingInputs learn(HyperParameters given, Rows rows) {
        return learn(Policy.valueOf(given.text(PARAMETER).toUpperCase(Locale.ROOT)), rows);
    }

    static MissingInputs learn(Policy policy, Rows rows) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        if (policy == Policy.IMPUTE) {
            for (String name : rows.names()) {
                values.put(name, typical(name, rows.column(name)));
            }
        }
        return new MissingInputs(policy, values);
    }

    /// The rows as the model may see them.
    ///
    /// @throws CodedException INVALID_ARGUMENT naming column and row, where missing values are refused
    public Rows apply(Rows rows) {
        return switch (policy) {
            case NATIVE -> rows;
            case REFUSE -> {
                forEachWithMissing(rows, MissingInputs::refuse);
                yield rows;
            }
            case IMPUTE -> impute(rows);
        };
    }

    private Rows impute(Rows rows) {
        List<Column> columns = new ArrayList<>(rows.columns());
        boolean[] changed = new boolean[1];
        forEachWithMissing(rows, (name, column, _) -> {
            columns.set(rows.names().indexOf(name), fill(column, values.get(name)));
            changed[0] = true;
        });
        return changed[0] ? new Rows(rows.names(), columns, rows.size()) : rows;
    }

    private static Column fill(Column column, @Nullable JsonValue value) {
        if (column instanceof NumberColumn numbers && value instanceof JsonNumber number) {
            return numbers.fill(number.doubleValue());
        }
        if (column instanceof TextColumn texts && value instanceof JsonString text) {
            return texts.fill(text.value());
        }
        throw new CodedException(ErrorCode.CORRUPT, "the model has no value to impute: " + value);
    }

    private static void refuse(String name, Column column, int row) {
        throw CodedException.invalidArgument(
                "input \"" + name + "\" of row " + row + " is missing, and the model refuses missing inputs");
    }

    private interface MissingVisitor {
        void visit(String name, Column column, int firstRow);
    }

    private static void forEachWithMissing(Rows rows, MissingVisitor visitor) {
        for (int i = 0; i < rows.columns().size(); i++) {
            Column column = rows.columns().get(i);
            for (int row = 0; row < rows.size(); row++) {
                if (column.isMissing(row)) {
                    visitor.visit(rows.names().get(i), column, row);
                    break;
                }
            }
        }
    }

    private static JsonValue typical(String name, Column column) {
        return switch (column) {
            case NumberColumn numbers ->
                Sample.of(numbers.present())
                        .quantile(0.5)
                        .find()
                        .<JsonValue>map(JsonValue::of)
                        .orElseThrow(() -> nothingToLearn(name));
            case TextColumn texts ->
                texts.mostFrequent(1).stream()
                        .findFirst()
                        .<JsonValue>map(JsonValue::of)
                        .orElseThrow(() -> nothingToLearn(name));
        };
    }

    private static CodedException nothingToLearn(String name) {
        return CodedException.invalidArgument("every value of \"" + name + "\" is missing, nothing to impute from");
    }
}

package io.gimbal.serving.predict;

import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.model.Column;
import io.gimbal.model.NumberColumn;
import io.gimbal.model.TextColumn;
import io.gimbal.serving.FieldType;
import io.gimbal.serving.ServedFeature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The vectors of some requests by column, each made when the first model wants it. Not thread-safe.
final class Columns {
    private final VectorLayout layout;
    private final List<Asked> asked;
    private final List<List<ServedFeature>> vectors;
    private final @Nullable Column[] made;

    /// @param vectors the features of each request, in the layout's order
    Columns(VectorLayout layout, List<Asked> asked, List<List<ServedFeature>> vectors) {
        this.layout = layout;
        this.asked = asked;
        this.vectors = vectors;
        this.made = new @Nullable Column[layout.size()];
    }

    int rows() {
        return asked.size();
    }

    Column column(int index) {
        Column column = made[index];
        if (column == null) {
            column = layout.type(index) == FieldType.STRING ? texts(index) : numbers(index);
            made[index] = column;
        }
        return column;
    }

    private Column numbers(int index) {
        double[] numbers = new double[asked.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number(value(index, row));
        }
        return NumberColumn.of(numbers);
    }

    /// Flags are 0 and 1; what is missing is not a number.
    private static double number(JsonValue value) {
        return switch (value) {
            case JsonNumber number -> number.doubleValue();
            case JsonBoolean flag -> flag.value() ? 1 : 0;
            default -> Double.NaN;
        };
    }

    private Column texts(int index) {
        @Nullable String[] texts = new @Nullable String[asked.size()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = value(index, row) instanceof JsonString(String text) ? text : null;
        }
        return TextColumn.of(texts);
    }

    private JsonValue value(int index, int row) {
        return index < layout.inputs()
                ? asked.get(row).inputs().get(layout.name(index))
                : vectors.get(row).get(index - layout.inputs()).value();
    }
}

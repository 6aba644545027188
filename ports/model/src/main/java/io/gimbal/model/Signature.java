package io.gimbal.model;

import java.util.List;
import java.util.stream.IntStream;

/// What a model takes and gives, by name, in its own order.
public record Signature(List<Field> inputs, List<Field> outputs) {
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// The signature of a model that learns one number from all features of a table.
    public static Signature of(TrainingTable table) {
        Rows features = table.features();
        return new Signature(
                IntStream.range(0, features.names().size())
                        .mapToObj(i -> new Field(
                                features.names().get(i),
                                features.columns().get(i).type()))
                        .toList(),
                List.of(new Field(table.label(), ColumnType.NUMBER)));
    }

    public List<String> inputNames() {
        return inputs.stream().map(Field::name).toList();
    }
}

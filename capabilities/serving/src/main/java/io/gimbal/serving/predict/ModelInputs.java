package io.gimbal.serving.predict;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.model.Column;
import io.gimbal.model.ColumnType;
import io.gimbal.model.Field;
import io.gimbal.model.Rows;
import io.gimbal.model.Signature;
import io.gimbal.serving.FieldType;
import java.util.Arrays;
import java.util.List;

/// Which columns of the vector a model takes, in its own order. Immutable.
final class ModelInputs {
    private final List<String> names;
    private final int[] indexes;

    private ModelInputs(List<String> names, int[] indexes) {
        this.names = names;
        this.indexes = indexes;
    }

    /// @throws CodedException FAILED_PRECONDITION naming every input that the vector does not have, or has in
    ///     another type
    static ModelInputs of(Signature signature, VectorLayout layout) {
        Problems problems = new Problems();
        int[] indexes = signature.inputs().stream()
                .mapToInt(field -> index(field, layout, problems))
                .toArray();
        if (!problems.isEmpty()) {
            throw CodedException.failedPrecondition("the model does not fit the features of the endpoint: "
                    + String.join(
                            "; ",
                            problems.list().stream().map(Problem::toString).toList()));
        }
        return new ModelInputs(signature.inputNames(), indexes);
    }

    private static int index(Field field, VectorLayout layout, Problems problems) {
        int index = layout.names().indexOf(field.name());
        if (index < 0) {
            Problem problem = Problem.in(field.name(), "there is no such input or feature");
            problems.add(problem.withNearest(field.name(), layout.names()));
        } else if (!fits(field.type(), layout.type(index))) {
            problems.add(
                    field.name(),
                    "the model takes " + (field.type() == ColumnType.TEXT ? "texts" : "numbers") + ", the endpoint has "
                            + layout.type(index).words());
        }
        return index;
    }

    private static boolean fits(ColumnType wanted, FieldType given) {
        return switch (given) {
            case LONG, DOUBLE, BOOLEAN -> wanted == ColumnType.NUMBER;
            case STRING -> wanted == ColumnType.TEXT;
            case TIMESTAMP -> false;
        };
    }

    Rows rows(Columns columns) {
        Column[] chosen = new Column[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            chosen[i] = columns.column(indexes[i]);
        }
        return new Rows(names, Arrays.asList(chosen), columns.rows());
    }
}

package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.model.Column;
import io.gimbal.model.NumberColumn;
import io.gimbal.model.Rows;
import io.gimbal.model.TextColumn;
import io.gimbal.pipelines.TrainingSetFacts;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.SqlText;
import java.util.List;

/// Rows with their answers, as models take them: whole numbers and flags are numbers. Never changes; the
/// array it hands out must not be changed.
final class ExampleRows {
    private static final RelationName SET = new RelationName("training_set");

    private final Rows features;
    private final double[] labels;

    private ExampleRows(Rows features, double[] labels) {
        this.features = features;
        this.labels = labels;
    }

    /// @throws CodedException INVALID_ARGUMENT if a column is neither a number, a flag nor a text
    static ExampleRows read(QueryEngine engine, DataFiles files, TrainingSetFacts facts, String part) {
        List<String> columns =
                facts.columns().stream().map(TrainingSetFacts.Input::column).toList();
        try (QuerySession session = engine.open(Inputs.PATIENCE)) {
            session.register(SET, files);
            Frame frame = session.frame(Query.of(
                    "select " + SqlText.names(columns) + ", cast(" + SqlText.name(facts.label())
                            + " as double) as gimbal_label from " + SET + " where " + TrainingSetFacts.PART + " = ?",
                    part));
            Rows.Builder rows = Rows.builder(frame.rowCount());
            columns.forEach(column -> rows.column(column, column(frame, column)));
            return new ExampleRows(rows.build(), frame.reals("gimbal_label"));
        }
    }

    private static Column column(Frame frame, String name) {
        int index = frame.schema().indexOf(name);
        return switch (frame.schema().column(index).type()) {
            case INTEGER, DOUBLE -> NumberColumn.of(frame.reals(name));
            case BOOLEAN -> flags(frame, index, name);
            case TEXT -> TextColumn.of(frame.texts(name));
            case TIMESTAMP, DATE, BYTES ->
                throw CodedException.invalidArgument("a model cannot take column \"" + name + "\", which is "
                        + frame.schema().column(index).type());
        };
    }

    private static Column flags(Frame frame, int index, String name) {
        long[] flags = frame.integers(name);
        double[] numbers = new double[flags.length];
        for (int row = 0; row < flags.length; row++) {
            numbers[row] = frame.isNull(index, row) ? Double.NaN : flags[row];
        }
        return NumberColumn.of(numbers);
    }

    /// Every column a model may get.
    Rows features() {
        return features;
    }

    double[] labels() {
        return labels;
    }

    int size() {
        return labels.length;
    }
}

package io.gimbal.features.offline;

import io.gimbal.features.ColumnType;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Flag;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.query.Frame;
import io.gimbal.query.TableAppender;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Carries values into tables and out of frames, bit for bit.
final class Values {
    private Values() {}

    static Optional<FeatureValue> read(Frame frame, int column, int row, ColumnType type) {
        if (frame.isNull(column, row)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case LONG -> new Whole(frame.integer(column, row));
                    case DOUBLE -> new Real(frame.real(column, row));
                    case STRING -> new Text(frame.text(column, row));
                    case BOOLEAN -> new Flag(frame.flag(column, row));
                    case TIMESTAMP -> new Moment(frame.micros(column, row));
                });
    }

    /// The values of a row whose first columns are these, nulls left out.
    static Map<String, FeatureValue> row(Frame frame, int row, Map<String, ColumnType> columns) {
        Map<String, FeatureValue> values = new HashMap<>();
        int column = 0;
        for (Map.Entry<String, ColumnType> entry : columns.entrySet()) {
            read(frame, column++, row, entry.getValue()).ifPresent(value -> values.put(entry.getKey(), value));
        }
        return values;
    }

    static void append(TableAppender table, FeatureValue value) {
        switch (value) {
            case Whole(long number) -> table.integer(number);
            case Real(double number) -> table.real(number);
            case Text(String text) -> table.text(text);
            case Flag(boolean flag) -> table.flag(flag);
            case Moment(long micros) -> table.timestamp(micros);
        }
    }
}

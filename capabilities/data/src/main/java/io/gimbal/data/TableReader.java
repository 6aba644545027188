package io.gimbal.data;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.query.Frame;
import io.gimbal.query.Rows;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Makes a [Table] of a result.
final class TableReader {
    private TableReader() {}

    /// @param limit how many rows at most
    static Table read(Rows result, long limit) {
        List<JsonArray> rows = new ArrayList<>();
        for (Optional<Frame> frame = result.next(); frame.isPresent() && rows.size() < limit; frame = result.next()) {
            for (int row = 0; row < frame.get().rowCount() && rows.size() < limit; row++) {
                rows.add(row(frame.get(), row));
            }
        }
        return new Table(result.schema().columns(), rows, result.rowCount());
    }

    private static JsonArray row(Frame frame, int row) {
        List<JsonValue> cells = new ArrayList<>();
        for (int column = 0; column < frame.schema().size(); column++) {
            cells.add(frame.isNull(column, row) ? JsonNull.NULL : cell(frame, column, row));
        }
        return new JsonArray(cells);
    }

    private static JsonValue cell(Frame frame, int column, int row) {
        return switch (frame.schema().column(column).type()) {
            case BOOLEAN -> JsonValue.of(frame.flag(column, row));
            case INTEGER -> JsonValue.of(frame.integer(column, row));
            case DOUBLE -> number(frame.real(column, row));
            case TEXT -> new JsonString(frame.text(column, row));
            case TIMESTAMP -> new JsonString(frame.instant(column, row).toString());
            case DATE -> new JsonString(frame.date(column, row).toString());
            case BYTES -> new JsonString(Base64.getEncoder().encodeToString(frame.bytes(column, row)));
        };
    }

    private static JsonValue number(double value) {
        return Double.isFinite(value) ? JsonNumber.of(value) : new JsonString(Double.toString(value));
    }
}

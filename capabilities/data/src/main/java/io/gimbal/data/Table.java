package io.gimbal.data;

import io.gimbal.json.JsonArray;
import io.gimbal.query.Column;
import java.util.List;

/// Some rows, to be looked at.
///
/// @param rows an array per row with a value per column: times and days in ISO form, bytes in Base64, and
///     numbers that are not finite as `NaN`, `Infinity` and `-Infinity`
/// @param rowCount how many there are in all, at least those in `rows`
public record Table(List<Column> columns, List<JsonArray> rows, long rowCount) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}

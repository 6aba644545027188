package io.gimbal.features.offline;

import io.gimbal.features.ColumnType;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.JoinKey;
import io.gimbal.features.ServedVectors.Served;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.TypedJson;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonValue;
import io.gimbal.query.Column;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.TableAppender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Recorded vectors as a spine: keys, time, prediction, and each feature as it was served. Not thread-safe.
final class ServedTable implements AutoCloseable {
    /// No key or feature can be called so.
    static final String ID = "prediction id";

    static final String TIME = "event time";

    private final Map<String, ColumnType> columns = new LinkedHashMap<>();
    private final int keyCount;
    private final TableAppender table;

    ServedTable(QuerySession session, RelationName name, List<JoinKey> keys, List<ServiceFeature> features) {
        keys.forEach(key -> columns.put(key.name(), key.type()));
        keyCount = columns.size();
        features.forEach(feature -> columns.put(feature.column(), feature.type()));
        List<Column> all = new ArrayList<>();
        columns.forEach((column, type) -> all.add(Sql.column(column, type)));
        all.add(Sql.column(ID, ColumnType.STRING));
        all.add(Sql.column(TIME, ColumnType.TIMESTAMP));
        table = session.create(name, new Schema(all));
    }

    void add(Served served) {
        int place = 0;
        for (Map.Entry<String, ColumnType> column : columns.entrySet()) {
            Map<String, JsonValue> values = place++ < keyCount ? served.keys() : served.features();
            JsonValue value = values.getOrDefault(column.getKey(), JsonNull.NULL);
            if (value instanceof JsonNull) {
                table.missing();
            } else {
                FeatureValue typed = TypedJson.read(column.getKey(), column.getValue(), value);
                Values.append(table, typed);
            }
        }
        table.text(served.id()).timestamp(EventTime.micros(served.at())).endRow();
    }

    @Override
    public void close() {
        table.close();
    }
}

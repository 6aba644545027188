package io.gimbal.data.ingest;

import io.gimbal.core.CodedException;
import io.gimbal.data.ContractColumn;
import io.gimbal.data.DataContract;
import io.gimbal.data.DataType;
import io.gimbal.data.FilePattern;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.data.SourceName;
import io.gimbal.data.Timing;
import io.gimbal.query.Column;
import io.gimbal.query.ColumnType;
import io.gimbal.query.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows that are there already, seen as a source that casts nothing but what the contract promises otherwise.
final class RowSource {
    private RowSource() {}

    /// @throws CodedException INVALID_ARGUMENT if there is no column a contract could be about
    static Source of(DataContract contract, Schema schema) {
        List<SourceColumn> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            type(column.type())
                    .ifPresent(type -> columns.add(new SourceColumn.Cast(
                            column.name(), column.name(), promised(contract, column.name(), type))));
        }
        return new Source(
                new SourceName("rows"), new FilePattern("rows.parquet"), columns, List.of(), new Timing.Snapshot());
    }

    /// A whole number keeps the promise of a number as it is.
    private static DataType promised(DataContract contract, String name, DataType found) {
        return contract.columns().stream()
                .filter(column -> column.name().equals(name) && !column.accepts(found))
                .map(ContractColumn::type)
                .findFirst()
                .orElse(found);
    }

    private static Optional<DataType> type(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> Optional.of(DataType.BOOLEAN);
            case INTEGER -> Optional.of(DataType.LONG);
            case DOUBLE -> Optional.of(DataType.DOUBLE);
            case TEXT -> Optional.of(DataType.STRING);
            case TIMESTAMP -> Optional.of(DataType.TIMESTAMP);
            case DATE -> Optional.of(DataType.DATE);
            case BYTES -> Optional.empty();
        };
    }
}

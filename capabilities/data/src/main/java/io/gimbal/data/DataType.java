package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.query.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a column is cast to.
public enum DataType {
    BOOLEAN(ColumnType.BOOLEAN),
    LONG(ColumnType.INTEGER),
    DOUBLE(ColumnType.DOUBLE),
    STRING(ColumnType.TEXT),
    TIMESTAMP(ColumnType.TIMESTAMP),
    DATE(ColumnType.DATE);

    private final ColumnType columnType;

    DataType(ColumnType columnType) {
        this.columnType = columnType;
    }

    /// How it is stored.
    public ColumnType columnType() {
        return columnType;
    }

    /// The type that a declaration calls `long` or `timestamp`.
    ///
    /// @throws CodedException INVALID_ARGUMENT if there is none of that name
    public static DataType parse(String name) {
        List<String> names = Arrays.stream(values()).map(DataType::toString).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw CodedException.invalidArgument("unknown type \"" + name + "\""
                    + NearestName.hint(name, names)
                            .map(hint -> " (" + hint + ")")
                            .orElse(""));
        }
        return values()[index];
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.gimbal.data;

import java.util.Objects;
import java.util.Optional;

/// A column that a contract promises.
///
/// @param required never missing
public record ContractColumn(String name, DataType type, boolean required, Optional<String> description) {
    public ContractColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(description);
    }

    /// Whether a column of another type keeps the promise: a whole number is a number.
    public boolean accepts(DataType other) {
        return type == other || (type == DataType.DOUBLE && other == DataType.LONG);
    }
}

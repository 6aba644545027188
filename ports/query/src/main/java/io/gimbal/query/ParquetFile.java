package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.nio.file.Path;
import java.util.Objects;

/// What was written.
///
/// @param size in bytes
public record ParquetFile(Path path, Schema schema, long rowCount, long size) {
    public ParquetFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(schema);
        if (rowCount < 0 || size < 0) {
            throw CodedException.invalidArgument("row count and size cannot be negative: " + rowCount + ", " + size);
        }
    }
}

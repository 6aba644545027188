package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Files of one format that are read as one relation, in this order. Columns are matched by name; a column that one
/// of them lacks is NULL there. The paths are taken literally.
public record DataFiles(FileFormat format, List<Path> paths) {
    public DataFiles {
        Objects.requireNonNull(format);
        paths = paths.stream().map(Path::toAbsolutePath).toList();
        if (paths.isEmpty()) {
            throw CodedException.invalidArgument("at least one file is needed");
        }
    }

    public static DataFiles parquet(Path... paths) {
        return new DataFiles(FileFormat.PARQUET, List.of(paths));
    }

    public static DataFiles csv(Path... paths) {
        return new DataFiles(FileFormat.CSV, List.of(paths));
    }
}

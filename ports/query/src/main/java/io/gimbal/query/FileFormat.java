package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.nio.file.Path;
import java.util.Locale;

/// What a data file is written in.
public enum FileFormat {
    PARQUET,
    /// Comma-separated UTF-8 text with a header line, plain or gzipped. Every column is TEXT and an empty field is
    /// NULL. A line with too few fields has NULLs at its end, one with too many has only NULLs, and empty lines are
    /// no rows.
    CSV;

    /// The format a file's name speaks of: `.parquet`, `.csv` or `.csv.gz`.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it speaks of none
    public static FileFormat of(Path file) {
        String name = file.getFileName().toString();
        String folded = name.toLowerCase(Locale.ROOT);
        if (folded.endsWith(".parquet")) {
            return PARQUET;
        }
        if (folded.endsWith(".csv") || folded.endsWith(".csv.gz")) {
            return CSV;
        }
        throw CodedException.invalidArgument("cannot tell the format of \"" + name
                + "\" from its name, expected it to end with .parquet, .csv or .csv.gz");
    }
}

package io.gimbal.query;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The SQL that reads checked files. Nothing is guessed from the content: the format and the columns of a CSV file
/// are spelled out, so a file reads the same whatever its first rows hold.
final class DuckDbFiles {
    private DuckDbFiles() {}

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming the file that cannot be read
    static String relation(DataFiles files) {
        return switch (files.format()) {
            case PARQUET -> parquet(files.paths());
            case CSV -> files.paths().stream().map(DuckDbFiles::csv).collect(Collectors.joining(" UNION ALL BY NAME "));
        };
    }

    private static String parquet(List<Path> paths) {
        paths.forEach(FileChecks::checkParquet);
        String list = DuckDbText.list(paths.stream().map(DuckDbText::pattern).toList());
        return "SELECT * FROM read_parquet(" + list + ", union_by_name = true, hive_partitioning = false)";
    }

    private static String csv(Path path) {
        boolean gzipped = FileChecks.checkCsv(path);
        List<String> names = CsvHeader.read(path, gzipped);
        if (!gzipped) { // there the checksum says it
            CsvEnd.check(path, names.size());
        }
        String surplus = surplus(names);
        String columns = names.stream()
                .map(name -> "CASE WHEN " + SqlText.name(surplus) + " IS NULL THEN " + SqlText.name(name) + " END AS "
                        + SqlText.name(name))
                .collect(Collectors.joining(", "));
        String types = names.stream()
                .map(name -> SqlText.literal(name) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", ", " + SqlText.literal(surplus) + ": 'VARCHAR'}"));
        // Not parallel, because only then may a line break stand in quotes while short lines are filled up.
        return "SELECT " + columns + " FROM read_csv(" + DuckDbText.list(List.of(DuckDbText.pattern(path)))
                + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', null_padding = true,"
                + " strict_mode = false, parallel = false, hive_partitioning = false, compression = "
                + (gzipped ? "'gzip'" : "'none'") + ", columns = " + types + ")";
    }

    /// A name for the fields beyond the last column, different from all of the file's own.
    private static String surplus(List<String> names) {
        String surplus = "surplus";
        while (names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList()
                .contains(surplus)) {
            surplus += "_";
        }
        return surplus;
    }
}

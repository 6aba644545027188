package io.gimbal.data.ingest;

import io.gimbal.data.CheckResult;
import io.gimbal.data.ContractReport;
import io.gimbal.data.DataContract;
import io.gimbal.data.RowRule;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.query.DataFiles;
import io.gimbal.query.FileFormat;
import io.gimbal.query.Frame;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.RelationName;
import io.gimbal.query.SqlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a delivery after they were judged.
///
/// @param accepted a file of rows for each file of the delivery that has any, so that a delivery which adds a
///     file to those before shares theirs; one without rows if nothing was accepted
record Sorted(List<ParquetFile> accepted, ParquetFile refused, Map<String, Long> counts) {
    static final RelationName JUDGED = new RelationName("judged");

    /// @param queries over the judged rows
    /// @param files the names of the delivery's files
    /// @param judged where the judged rows are; the sorted ones are put beside it
    static Sorted of(Queries queries, Source source, DataContract contract, List<String> files, Path judged) {
        List<ParquetFile> accepted = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            Path target = judged.resolveSibling("accepted-" + file + ".parquet");
            accepted.add(queries.write(accepted(source, file), target));
        }
        List<ParquetFile> filled =
                accepted.stream().filter(file -> file.rowCount() > 0).toList();
        return new Sorted(
                filled.isEmpty() ? accepted.subList(0, 1) : filled,
                queries.write(refused(source, files), judged.resolveSibling("refused.parquet")),
                counts(queries, contract));
    }

    private static Query accepted(Source source, int file) {
        List<String> columns = source.columns().stream().map(SourceColumn::name).toList();
        String id = source.hasEventId() ? ", " + EventIdSql.of(source) + " AS " + SqlText.name(Source.ID) : "";
        return Query.of("SELECT " + SqlText.names(columns) + id + " FROM " + JUDGED + " WHERE " + RuleSql.RULE
                + " IS NULL AND " + RuleSql.FILE + " = " + file);
    }

    private static Query refused(Source source, List<String> files) {
        StringBuilder columns = new StringBuilder(RuleSql.RULE + ", CASE " + RuleSql.FILE);
        for (int file = 0; file < files.size(); file++) {
            columns.append(" WHEN " + file + " THEN " + SqlText.literal(files.get(file)));
        }
        columns.append(" END AS " + RuleSql.FILE + ", " + RuleSql.ROW);
        for (SourceColumn.Cast column : source.castColumns()) {
            int place = source.castColumns().indexOf(column);
            columns.append(", " + JudgeSql.rawName(place) + " AS " + SqlText.name(column.name()));
        }
        return Query.of("SELECT " + columns + " FROM " + JUDGED + " WHERE " + RuleSql.RULE + " IS NOT NULL");
    }

    private static Map<String, Long> counts(Queries queries, DataContract contract) {
        Map<String, Long> counts = new LinkedHashMap<>();
        contract.rules().forEach((RowRule rule) -> counts.put(rule.name(), 0L));
        Frame found = queries.frame(Query.of("SELECT " + RuleSql.RULE + ", count(*) AS refused FROM " + JUDGED
                + " WHERE " + RuleSql.RULE + " IS NOT NULL GROUP BY ALL"));
        for (int row = 0; row < found.rowCount(); row++) {
            counts.put(found.text(0, row), found.integer(1, row));
        }
        return counts;
    }

    DataFiles acceptedFiles() {
        return new DataFiles(
                FileFormat.PARQUET, accepted.stream().map(ParquetFile::path).toList());
    }

    ContractReport report(DataContract contract, List<CheckResult> checks) {
        long rows = accepted.stream().mapToLong(ParquetFile::rowCount).sum();
        return new ContractReport(
                contract.id(),
                contract.version(),
                rows + refused.rowCount(),
                rows,
                counts,
                contract.quarantineLimit(),
                checks);
    }
}

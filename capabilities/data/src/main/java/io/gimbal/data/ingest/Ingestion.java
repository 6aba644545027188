package io.gimbal.data.ingest;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.data.CheckResult;
import io.gimbal.data.ContractReport;
import io.gimbal.data.DataContract;
import io.gimbal.data.DatasetContent;
import io.gimbal.data.Delivery;
import io.gimbal.data.Ingested;
import io.gimbal.data.Intake;
import io.gimbal.data.RowRule;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.RelationName;
import io.gimbal.query.SandboxLimits;
import io.gimbal.query.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads deliveries, judges them and puts what is accepted and what is refused into the blob store.
/// Thread-safe.
///
/// Everything runs in a sandbox, because sources and contracts contain SQL that people wrote.
public final class Ingestion implements Intake {
    private static final RelationName JUDGED = new RelationName("judged");
    private static final SandboxLimits LIMITS =
            new SandboxLimits(1_000_000_000_000L, Duration.ofHours(1), DataSize.ofMegabytes(512));

    private final QueryEngine engine;
    private final BlobStore blobs;
    private final Path scratch;

    /// @param scratch a folder for files that are gone when [#ingest] returns
    public Ingestion(QueryEngine engine, BlobStore blobs, Path scratch) {
        this.engine = engine;
        this.blobs = blobs;
        this.scratch = scratch;
    }

    @Override
    public Ingested ingest(Source source, DataContract contract, Delivery delivery, Instant asOf) {
        Path folder = createFolder();
        try {
            Path judged = judge(source, contract, delivery, folder);
            List<String> names =
                    delivery.files().stream().map(Delivery.File::name).toList();
            Sorted sorted = sort(source, contract, names, judged);
            List<CheckResult> checks = check(source, contract, sorted.accepted().path(), asOf);
            return new Ingested(
                    content(sorted.accepted()), sorted.report(contract, checks), quarantine(sorted.refused()));
        } finally {
            delete(folder);
        }
    }

    private Path judge(Source source, DataContract contract, Delivery delivery, Path folder) {
        try (Queries queries = engine.sandbox(RawFiles.relations(delivery), LIMITS)) {
            Agreement.check(source, contract, delivery.variables(), queries);
            RawFiles files = RawFiles.find(queries, source, delivery);
            String sql = JudgeSql.of(source, contract, files, delivery.variables());
            return queries.write(Query.of(sql), folder.resolve("judged.parquet"))
                    .path();
        }
    }

    private Sorted sort(Source source, DataContract contract, List<String> files, Path judged) {
        try (Queries queries = engine.sandbox(Map.of(JUDGED, DataFiles.parquet(judged)), LIMITS)) {
            return new Sorted(
                    queries.write(accepted(source), judged.resolveSibling("accepted.parquet")),
                    queries.write(refused(source, files), judged.resolveSibling("refused.parquet")),
                    counts(queries, contract));
        }
    }

    @Override
    public ContractReport check(DataContract contract, DataFiles rows, Map<String, LocalDate> variables, Instant asOf) {
        Path folder = createFolder();
        try (Queries queries = engine.sandbox(Map.of(RawFiles.relation(0), rows), LIMITS)) {
            Source source = RowSource.of(contract, queries.describe(Query.of("SELECT * FROM " + RawFiles.relation(0))));
            Agreement.check(source, contract, variables, queries);
            RawFiles raw = RawFiles.of(queries, source);
            Path judged = queries.write(
                            Query.of(JudgeSql.of(source, contract, raw, variables)), folder.resolve("judged.parquet"))
                    .path();
            return report(source, contract, judged, asOf);
        } finally {
            delete(folder);
        }
    }

    private ContractReport report(Source source, DataContract contract, Path judged, Instant asOf) {
        Sorted sorted = sort(source, contract, List.of("rows"), judged);
        return sorted.report(contract, check(source, contract, sorted.accepted().path(), asOf));
    }

    @Override
    public void checkAgreement(Source source, DataContract contract) {
        Map<String, LocalDate> variables = new LinkedHashMap<>();
        source.files().placeholder().ifPresent(unit -> {
            variables.put("first_" + unit, LocalDate.EPOCH);
            variables.put("last_" + unit, LocalDate.EPOCH);
        });
        try (Queries queries = engine.sandbox(Map.of(), LIMITS)) {
            Agreement.check(source, contract, variables, queries);
        }
    }

    private static Query accepted(Source source) {
        List<String> columns = source.columns().stream().map(SourceColumn::name).toList();
        String id = source.hasEventId() ? ", " + EventIdSql.of(source) + " AS " + SqlText.name(Source.ID) : "";
        return Query.of(
                "SELECT " + SqlText.names(columns) + id + " FROM " + JUDGED + " WHERE " + RuleSql.RULE + " IS NULL");
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

    private List<CheckResult> check(Source source, DataContract contract, Path accepted, Instant asOf) {
        if (contract.checks().isEmpty()) {
            return List.of();
        }
        RelationName relation = new RelationName(contract.relation().toLowerCase(Locale.ROOT));
        RuleSql rules = new RuleSql(JudgeSql.types(source));
        try (Queries queries = engine.sandbox(Map.of(relation, DataFiles.parquet(accepted)), LIMITS)) {
            return new ContractChecks(queries, relation, rules, asOf).run(contract);
        }
    }

    private DatasetContent content(ParquetFile accepted) {
        Blob blob = blobs.put(accepted.path());
        return new DatasetContent(
                accepted.schema(), List.of(new DatasetContent.Part(blob.digest(), accepted.rowCount(), blob.size())));
    }

    private Optional<Digest> quarantine(ParquetFile refused) {
        return refused.rowCount() == 0
                ? Optional.empty()
                : Optional.of(blobs.put(refused.path()).digest());
    }

    private Path createFolder() {
        try {
            Files.createDirectories(scratch);
            return Files.createTempDirectory(scratch, "ingest-");
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot make a folder to ingest in", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot remove the folder that was ingested in", e);
        }
    }

    /// The rows of a delivery after they were judged.
    private record Sorted(ParquetFile accepted, ParquetFile refused, Map<String, Long> counts) {
        ContractReport report(DataContract contract, List<CheckResult> checks) {
            return new ContractReport(
                    contract.id(),
                    contract.version(),
                    accepted.rowCount() + refused.rowCount(),
                    accepted.rowCount(),
                    counts,
                    contract.quarantineLimit(),
                    checks);
        }
    }
}

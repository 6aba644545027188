package io.gimbal.data.ingest;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.DataSize;
import io.gimbal.core.Digest;
import io.gimbal.core.Scratch;
import io.gimbal.data.CheckResult;
import io.gimbal.data.ContractReport;
import io.gimbal.data.DataContract;
import io.gimbal.data.DatasetContent;
import io.gimbal.data.Delivery;
import io.gimbal.data.Ingested;
import io.gimbal.data.Intake;
import io.gimbal.data.Source;
import io.gimbal.query.DataFiles;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.RelationName;
import io.gimbal.query.SandboxLimits;
import io.gimbal.query.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final SandboxLimits LIMITS =
            new SandboxLimits(1_000_000_000_000L, Duration.ofHours(1), DataSize.ofMegabytes(512));

    private final QueryEngine engine;
    private final BlobStore blobs;
    private final Scratch scratch;

    public Ingestion(QueryEngine engine, BlobStore blobs, Scratch scratch) {
        this.engine = engine;
        this.blobs = blobs;
        this.scratch = scratch;
    }

    @Override
    public Ingested ingest(Source source, DataContract contract, Delivery delivery, Instant asOf) {
        try (Scratch.Folder folder = scratch.open("ingest")) {
            Path judged = judge(source, contract, delivery, folder);
            List<String> names =
                    delivery.files().stream().map(Delivery.File::name).toList();
            checkTypes(source, names, judged);
            Sorted sorted = sort(source, contract, names, judged);
            return new Ingested(
                    content(sorted.accepted()), report(source, contract, sorted, asOf), quarantine(sorted.refused()));
        }
    }

    private Path judge(Source source, DataContract contract, Delivery delivery, Scratch.Folder folder) {
        try (Queries queries = engine.sandbox(RawFiles.relations(delivery), LIMITS)) {
            Agreement.check(source, contract, delivery.variables(), queries);
            RawFiles files = RawFiles.find(queries, source, delivery);
            String sql = JudgeSql.of(source, contract, files, delivery.variables());
            return queries.write(Query.of(sql), folder.resolve("judged.parquet"))
                    .path();
        }
    }

    private void checkTypes(Source source, List<String> files, Path judged) {
        try (Queries queries = engine.sandbox(Map.of(Sorted.JUDGED, DataFiles.parquet(judged)), LIMITS)) {
            Mistyped.check(queries, source, files);
        }
    }

    private Sorted sort(Source source, DataContract contract, List<String> files, Path judged) {
        try (Queries queries = engine.sandbox(Map.of(Sorted.JUDGED, DataFiles.parquet(judged)), LIMITS)) {
            return Sorted.of(queries, source, contract, files, judged);
        }
    }

    @Override
    public ContractReport check(DataContract contract, DataFiles rows, Map<String, LocalDate> variables, Instant asOf) {
        try (Scratch.Folder folder = scratch.open("ingest")) {
            Source source = describe(contract, rows);
            Path judged = judge(source, contract, rows, variables, folder);
            return report(source, contract, sort(source, contract, List.of("rows"), judged), asOf);
        }
    }

    private Source describe(DataContract contract, DataFiles rows) {
        try (Queries queries = engine.sandbox(Map.of(RawFiles.relation(0), rows), LIMITS)) {
            return RowSource.of(contract, queries.describe(Query.of("SELECT * FROM " + RawFiles.relation(0))));
        }
    }

    private Path judge(
            Source source,
            DataContract contract,
            DataFiles rows,
            Map<String, LocalDate> variables,
            Scratch.Folder folder) {
        try (Queries queries = engine.sandbox(Map.of(RawFiles.relation(0), rows), LIMITS)) {
            Agreement.check(source, contract, variables, queries);
            String sql = JudgeSql.of(source, contract, RawFiles.of(queries, source), variables);
            return queries.write(Query.of(sql), folder.resolve("judged.parquet"))
                    .path();
        }
    }

    @Override
    public void checkAgreement(Source source, DataContract contract) {
        checkAgreement(source, contract, variables(source.files().placeholder().stream()));
    }

    /// Which files the rows will have come from is not known: rules may refer to what those of any name give, unless a
    /// column is called so.
    @Override
    public void checkAgreement(Schema table, DataContract contract) {
        Map<String, LocalDate> variables = variables(Stream.of("month", "day"));
        variables.keySet().removeAll(table.names());
        checkAgreement(RowSource.of(contract, table), contract, variables);
    }

    private static Map<String, LocalDate> variables(Stream<String> units) {
        Map<String, LocalDate> variables = new LinkedHashMap<>();
        units.forEach(unit -> {
            variables.put("first_" + unit, LocalDate.EPOCH);
            variables.put("last_" + unit, LocalDate.EPOCH);
        });
        return variables;
    }

    private void checkAgreement(Source source, DataContract contract, Map<String, LocalDate> variables) {
        try (Queries queries = engine.sandbox(Map.of(), LIMITS)) {
            Agreement.check(source, contract, variables, queries);
        }
    }

    private ContractReport report(Source source, DataContract contract, Sorted sorted, Instant asOf) {
        return sorted.report(contract, check(source, contract, sorted.acceptedFiles(), asOf));
    }

    private List<CheckResult> check(Source source, DataContract contract, DataFiles accepted, Instant asOf) {
        if (contract.checks().isEmpty()) {
            return List.of();
        }
        RelationName relation = new RelationName(contract.relation().toLowerCase(Locale.ROOT));
        RuleSql rules = new RuleSql(JudgeSql.types(source));
        try (Queries queries = engine.sandbox(Map.of(relation, accepted), LIMITS)) {
            return new ContractChecks(queries, relation, rules, asOf).run(contract);
        }
    }

    private DatasetContent content(List<ParquetFile> accepted) {
        List<DatasetContent.Part> parts = new ArrayList<>();
        for (ParquetFile file : accepted) {
            Blob blob = blobs.put(file.path());
            parts.add(new DatasetContent.Part(blob.digest(), file.rowCount(), blob.size()));
        }
        return new DatasetContent(accepted.getFirst().schema(), parts);
    }

    private Optional<Digest> quarantine(ParquetFile refused) {
        return refused.rowCount() == 0
                ? Optional.empty()
                : Optional.of(blobs.put(refused.path()).digest());
    }
}

package io.gimbal.data;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.Scratch;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How data comes in: files are uploaded, then added to a dataset, which makes a version of it. Thread-safe.
///
/// A version is made of all its files at once, so that rules which compare rows hold for the whole. The bytes
/// are durable before the version names them: whatever fails in between leaves at most bytes that nothing
/// names.
public final class Deliveries {
    private final Parts parts;
    private final Sources sources;
    private final Contracts contracts;
    private final Datasets datasets;
    private final VersionWriter writer;

    /// What it works with, beside what is declared.
    public record Parts(
            Database database, BlobStore blobs, Intake intake, Profiling profiling, Scratch scratch, Clocks clocks) {}

    /// The two clocks.
    ///
    /// @param reached how far event time is, if anybody said
    public record Clocks(InstantSource time, Supplier<Optional<Instant>> reached) {
        Instant now() {
            return time.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    public Deliveries(Parts parts, Sources sources, Contracts contracts, Datasets datasets, VersionWriter writer) {
        this.parts = parts;
        this.sources = sources;
        this.contracts = contracts;
        this.datasets = datasets;
        this.writer = writer;
    }

    /// What a delivery has led to.
    ///
    /// @param report of this delivery; the version keeps that of the one that made it
    /// @param isNew whether the version was made by it; else the dataset held the same rows already
    public record Added(DatasetVersion version, ContractReport report, boolean isNew) {}

    /// Stores the bytes of a file that is to be added to a dataset afterwards.
    ///
    /// @throws CodedException UNAVAILABLE if the stream ends early; nothing is stored then
    public Blob upload(InputStream content) {
        return parts.blobs().put(content);
    }

    /// Makes the next version of a dataset. The same rows again are the same version.
    ///
    /// @throws CodedException NOT_FOUND if the dataset is not declared or a file was not uploaded,
    ///     INVALID_ARGUMENT naming the file that is cut short or of another format or the column it lacks,
    ///     FAILED_PRECONDITION if more rows were refused than the contract allows, CONFLICT if somebody else
    ///     was faster
    public Added add(DeliveryDraft draft) {
        Judged judged = judge(draft);
        return commit(judged.plan(), judged.ingested(), judged.asOf(), draft.reason());
    }

    /// What adding it would lead to. No version is made; of the judged rows, bytes that nothing names stay behind.
    ///
    /// @throws CodedException as [#add] would, but for CONFLICT
    public ContractReport check(DeliveryDraft draft) {
        return judge(draft).ingested().report();
    }

    private record Judged(Plan plan, Ingested ingested, Instant asOf) {}

    private Judged judge(DeliveryDraft draft) {
        Plan plan = parts.database().read(transaction -> plan(transaction, draft));
        try (Scratch.Folder folder = parts.scratch().open("delivery")) {
            Delivery delivery = plan.source().files().match(NamedFiles.link(plan.files(), parts.blobs(), folder));
            Instant asOf = draft.asOf()
                    .or(delivery::end)
                    .or(parts.clocks().reached())
                    .orElseGet(parts.clocks()::now)
                    .truncatedTo(ChronoUnit.MICROS);
            Ingested ingested = parts.intake().ingest(plan.source(), plan.contract(), delivery, asOf);
            refuse(draft.dataset(), ingested.report());
            return new Judged(plan, ingested, asOf);
        }
    }

    /// What there is to go on from.
    ///
    /// @param files all that the version will be made of, in order of name
    private record Plan(
            Dataset dataset,
            Source source,
            DataContract contract,
            Optional<DatasetVersion> newest,
            Optional<Long> parent,
            List<DeliveredFile> files) {}

    private Plan plan(Transaction transaction, DeliveryDraft draft) throws SQLException {
        Dataset dataset = datasets.get(transaction, draft.dataset());
        Source source = sources.get(transaction, dataset.source());
        DataContract contract = dataset.contract().isPresent()
                ? contracts.get(transaction, dataset.contract().get())
                : DataContract.none(source);
        Optional<DatasetVersion> newest = writer.newest(transaction, draft.dataset());
        boolean joins = !draft.replace() && !(source.timing() instanceof Timing.Snapshot);
        TreeMap<String, DeliveredFile> files = new TreeMap<>();
        newest.filter(_ -> joins)
                .ifPresent(version -> version.origin().files().forEach(file -> files.put(file.name(), file)));
        draft.files().forEach(file -> files.put(file.name(), file));
        return new Plan(
                dataset,
                source,
                contract,
                newest,
                newest.filter(_ -> joins).map(DatasetVersion::number),
                List.copyOf(files.values()));
    }

    private static void refuse(DatasetName dataset, ContractReport report) {
        if (report.isRefused()) {
            String byRule = report.refused().entrySet().stream()
                    .filter(rule -> rule.getValue() > 0)
                    .map(rule -> rule.getKey() + " " + rule.getValue())
                    .collect(Collectors.joining(", "));
            throw CodedException.failedPrecondition(String.format(
                    Locale.ROOT,
                    "dataset \"%s\" took nothing: %d of %d rows were refused (%.1f %%), and its contract allows %.1f %%;"
                            + " by rule: %s",
                    dataset,
                    report.rowsRefused(),
                    report.rowsRead(),
                    100 * report.refusedShare(),
                    100 * report.quarantineLimit(),
                    byRule));
        }
    }

    private Added commit(Plan plan, Ingested ingested, Instant asOf, Reason reason) {
        Profile profile = plan.newest()
                .filter(version -> version.holds(ingested))
                .map(datasets::profile)
                .orElseGet(() -> parts.profiling().profile(ingested.content(), withoutProfile(plan.source())));
        Digest stored = parts.blobs().put(Json.write(profile)).digest();
        DatasetVersion.Origin origin = new DatasetVersion.Origin(
                plan.files(), asOf, reason.who(), reason.why(), parts.clocks().now());
        DatasetVersion next = new DatasetVersion(
                plan.dataset().ref().namespace(),
                plan.dataset().name(),
                plan.newest().map(version -> version.number() + 1).orElse(1L),
                plan.parent(),
                ingested,
                stored,
                origin);
        return parts.database().write(transaction -> writer.write(transaction, plan.dataset(), next, profile));
    }

    /// Every id is another one.
    private static Set<String> withoutProfile(Source source) {
        return source.hasEventId() ? Set.of(Source.ID) : Set.of();
    }
}

package io.gimbal.data.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.gimbal.blob.FaultyBlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.core.Scratch;
import io.gimbal.data.CheckResult;
import io.gimbal.data.DataContract;
import io.gimbal.data.DataType;
import io.gimbal.data.DatasetFiles;
import io.gimbal.data.Delivery;
import io.gimbal.data.FilePattern;
import io.gimbal.data.Ingested;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.data.SourceName;
import io.gimbal.data.Timing;
import io.gimbal.data.TripFixtures;
import io.gimbal.data.odcs.OdcsReader;
import io.gimbal.json.Json;
import io.gimbal.query.DataFiles;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IngestionTest {
    private static final String HEADER =
            "VendorID,lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,trip_distance\n";
    private static final Instant APRIL = Instant.parse("2020-04-01T00:00:00Z");
    private static final RelationName ROWS = new RelationName("rows");

    @TempDir
    Path folder;

    private QueryEngine engine;
    private FaultyBlobStore blobs;
    private Ingestion ingestion;

    @BeforeEach
    void open() {
        engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        blobs = new FaultyBlobStore(new LocalBlobStore(folder.resolve("blobs")));
        ingestion = new Ingestion(engine, blobs, Scratch.at(folder.resolve("scratch")));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aRefusedRowCountsOnceUnderTheFirstRuleItBreaks() throws IOException {
        csv("2020-03", """
                1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5
                1,soon,2020-03-31 10:20:00,74,2.5
                1,2020-03-31 10:00:00,,74,2.5
                1,2020-03-31 10:00:00,2020-03-31 10:20:00,7x,2.5
                1,2009-01-01 10:00:00,2009-01-01 10:00:10,0,0
                1,2020-03-31 10:00:00,2020-03-31 10:00:59,74,2.5
                1,2020-03-31 10:00:00,2020-03-31 13:00:01,74,0
                1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,0
                1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,100.1
                1,2020-03-31 10:00:00,2020-03-31 10:20:00,264,2.5
                2,2020-03-31 10:00:00,2020-03-31 10:20:00,74.0,2.50
                1,2020-03-31 10:00:00,2020-03-31 13:00:00,263,100
                1,2020-03-31
                """);

        Ingested ingested = ingest();

        assertThat(ingested.report().rowsRead()).isEqualTo(13);
        assertThat(ingested.report().rowsAccepted()).isEqualTo(2);
        assertThat(ingested.report().refused())
                .containsExactly(
                        entry("unreadable", 4L),
                        entry("span", 1L),
                        entry("duration", 2L),
                        entry("distance", 2L),
                        entry("zone", 1L),
                        entry("repeat", 1L));
        assertThat(ingested.report().passed()).isFalse(); // 11 of 13 are more than three quarters
        Frame rows = rows(ingested);
        assertThat(rows.schema().names())
                .containsExactly("pickup_at", "dropoff_at", "pickup_zone", "distance", "duration");
        assertThat(rows.instant(0, 0)).isEqualTo(Instant.parse("2020-03-31T10:00:00Z"));
        assertThat(rows.integers("pickup_zone")).containsExactly(74, 263);
        assertThat(rows.reals("duration")).containsExactly(20, 180);
    }

    @Test
    void refusedRowsAreKeptAsTheyStoodWithTheirRule() throws IOException {
        csv("2020-03", """
                1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5
                1,soon,2020-03-31 10:20:00,74,2.5
                """);
        csv("2020-04", "1,2020-04-30 23:59:00,2020-05-01 00:20:00,300,far\n");

        Frame refused = quarantine(ingest());

        assertThat(refused.texts("gimbal_rule")).containsExactly("unreadable", "unreadable");
        assertThat(refused.texts("gimbal_file")).containsExactly("trips_2020-03.csv", "trips_2020-04.csv");
        assertThat(refused.integers("gimbal_row")).containsExactly(2, 1);
        assertThat(refused.texts("pickup_at")).containsExactly("soon", "2020-04-30 23:59:00");
        assertThat(refused.texts("distance")).containsExactly("2.5", "far");
    }

    @Test
    void columnsAreCastFromWhateverTypeTheFileHas() {
        parquet("2020-03", """
                select '2020-03-01 10:00:00' as lpep_pickup_datetime,
                       timestamp_ns '2020-03-01 10:20:00' as lpep_dropoff_datetime, '74' as "PULocationID",
                       2::decimal(4, 1) as trip_distance""");
        parquet("2020-04", """
                select timestamptz '2020-04-01 10:00:00+00' as lpep_pickup_datetime,
                       ' 2020-04-01T10:30:00 ' as lpep_dropoff_datetime, 75.0::float as pulocationid,
                       3::utinyint as TRIP_distance""");
        parquet("2020-05", """
                select timestamp_s '2020-05-01 10:00:00' as lpep_pickup_datetime,
                       timestamp_ms '2020-05-01 10:40:00' as lpep_dropoff_datetime, 76::hugeint as "PULocationID",
                       '4e0' as trip_distance
                union all
                select timestamp_s '2020-05-02 10:00:00', timestamp_ms '2020-05-02 10:40:00', 77, 'inf'
                union all
                select null, timestamp_ms '2020-05-02 10:40:00', 78, '1'""");
        parquet("2020-06", """
                select timestamp '2020-06-01 10:00:00' as lpep_pickup_datetime,
                       timestamp '2020-06-01 10:50:00' as lpep_dropoff_datetime, 78.5 as "PULocationID",
                       5::double as trip_distance""");

        Ingested ingested = ingest();

        assertThat(ingested.report().refused()).containsEntry("unreadable", 3L);
        Frame rows = rows(ingested);
        assertThat(rows.integers("pickup_zone")).containsExactly(74, 75, 76);
        assertThat(rows.reals("distance")).containsExactly(2, 3, 4);
        assertThat(rows.reals("duration")).containsExactly(20, 30, 40);
    }

    @Test
    void checksOnTheWholeSayWhatWasExpectedAndMeasured() throws IOException {
        csv("2020-03", "1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5\n");

        Ingested ingested = ingest();

        assertThat(ingested.report().checks())
                .extracting(CheckResult::name, CheckResult::outcome, CheckResult::expected)
                .containsExactly(
                        tuple("volume", CheckResult.Outcome.FAILED, "must be greater than 1"),
                        tuple("latency", CheckResult.Outcome.PASSED, "at most PT48H old"));
        assertThat(ingested.report().checks().getFirst().measured()).contains("1");
        assertThat(ingested.report().passed()).isFalse();
    }

    @Test
    void oldDataAndNoDataAreNotFresh() throws IOException {
        csv("2020-03", "1,2020-03-29 10:00:00,2020-03-29 10:20:00,74,2.5\n");
        assertThat(outcome(ingest(), "latency")).isEqualTo(CheckResult.Outcome.FAILED);

        csv("2020-03", "");
        Ingested empty = ingest();
        assertThat(outcome(empty, "latency")).isEqualTo(CheckResult.Outcome.UNDEFINED);
        assertThat(empty.report().rowsRead()).isZero();
        assertThat(empty.report().passed()).isFalse();
        assertThat(rows(empty).rowCount()).isZero();
    }

    @Test
    void thresholdsAndSqlAreChecks() throws IOException {
        csv("2020-03", """
                1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5
                1,2020-03-31 11:00:00,2020-03-31 11:20:00,74,
                1,2020-03-31 12:00:00,2020-03-31 12:20:00,75,9
                1,2020-03-31 12:00:00,2020-03-31 12:20:00,75,9
                """);
        DataContract contract = OdcsReader.read("c", Json.parse("""
                {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "c", "version": "1", "status": "draft",
                 "schema": [{"name": "Trips", "properties": [
                   {"name": "distance", "logicalType": "number", "quality": [
                     {"id": "nulls", "metric": "nullValues", "unit": "percent", "mustBeLessThan": 30},
                     {"id": "valid", "metric": "invalidValues", "arguments": {"validValues": [2.5]}, "mustBe": 2},
                     {"id": "mean", "type": "sql", "query": "select avg({column}) from {object}",
                      "mustBeBetween": [6, 7]}]},
                   {"name": "pickup_zone", "logicalType": "integer", "quality": [
                     {"id": "twice", "metric": "duplicateValues", "mustBeLessOrEqualTo": 1}]}]}]}
                """));

        Ingested ingested = ingestion.ingest(TripFixtures.source(), contract, delivery(), APRIL);

        assertThat(ingested.report().rowsAccepted()).isEqualTo(4);
        assertThat(ingested.report().checks())
                .extracting(check -> check.name() + " " + check.outcome() + " "
                        + check.measured().orElse("-"))
                .containsExactly(
                        "nulls PASSED 25", "valid PASSED 2", "mean PASSED 6.833333333333333", "twice FAILED 2");
    }

    @Test
    void withoutAContractWhatDoesNotCastIsRefusedAndWhatIsMissingIsFine() throws IOException {
        csv("2020-03", """
                1,2020-03-31 10:00:00,,74,NaN
                1,2020-03-31 10:00:00,,74,much
                """);

        Ingested ingested =
                ingestion.ingest(TripFixtures.source(), DataContract.none(TripFixtures.source()), delivery(), APRIL);

        assertThat(ingested.report().rowsAccepted()).isEqualTo(1);
        assertThat(ingested.report().passed()).isTrue();
        assertThat(rows(ingested).reals("distance")).containsExactly(Double.NaN);
        assertThat(rows(ingested).reals("duration")).containsExactly(Double.NaN);
    }

    @Test
    void theSameDeliveryHasTheSameDigest() throws IOException {
        csv("2020-03", """
                1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5
                1,2020-03-31 11:00:00,2020-03-31 11:20:00,74,2.5
                """);

        assertThat(ingest().content().digest()).isEqualTo(ingest().content().digest());
    }

    @Test
    void textKeysAreTheSameWhateverTypeTheyHave() {
        Source source = new Source(
                new SourceName("keys"),
                new FilePattern("trips_{month}.parquet"),
                List.of(new SourceColumn.Cast("key", "k", DataType.STRING)),
                List.of(),
                new Timing.Snapshot());
        parquet("2020-03", "select * from (values (74.0), (0.5), (null)) t(k)");
        parquet("2020-04", "select 74 as k");
        parquet("2020-05", "select ' 74' as k");

        Ingested ingested = ingestion.ingest(
                source, DataContract.none(source), source.files().find(folder), APRIL);

        assertThat(rows(ingested).texts("key")).containsExactly("74", "0.5", null, "74", " 74");
    }

    @Test
    void everyMissingColumnIsNamedWithItsFile() throws IOException {
        Files.writeString(folder.resolve("trips_2020-03.csv"), "lpep_pickup_datetime,PULocation,trip_distance\n");
        csv("2020-04", "");

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(this::ingest)
                .withMessageContaining("trips_2020-03.csv: has no column \"lpep_dropoff_datetime\"")
                .withMessageContaining("has no column \"PULocationID\"")
                .withMessageContaining("did you mean \"PULocation\"?")
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
        assertNothingStored();
    }

    @Test
    void aDamagedFileIsNamedAndNothingIsStored() throws IOException {
        csv("2020-03", "1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5\n");
        parquet("2020-04", "select i as \"PULocationID\" from range(10000) t(i)");
        Path cut = folder.resolve("trips_2020-04.parquet");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 2_000));

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(this::ingest)
                .withMessageContaining("trips_2020-04.parquet")
                .matches(e -> e.code() == ErrorCode.INVALID_ARGUMENT);
        assertNothingStored();
    }

    @Test
    void aFullDiskFailsAndLeavesNoScratch() throws IOException {
        csv("2020-03", "1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5\n");
        blobs.leaveSpaceFor(10);

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(this::ingest)
                .matches(e -> e.code() == ErrorCode.NO_SPACE);
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void expressionsMayNotLookAroundAndMustBeExpressions() throws IOException {
        csv("2020-03", "1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5\n");
        for (String sql : List.of(
                "(select content from read_text('/etc/passwd'))",
                "getenv('HOME')",
                "current_setting('temp_directory')",
                "1) as x, (2",
                "1); select (2",
                "distanc * 2",
                "error('boom')")) {
            Source source = computing(sql);
            assertThatExceptionOfType(CodedException.class)
                    .as(sql)
                    .isThrownBy(() -> ingestion.ingest(source, DataContract.none(source), delivery(), APRIL))
                    .withMessageContaining("column extra")
                    .matches(e -> e.code() == ErrorCode.INVALID_ARGUMENT);
        }
        assertNothingStored();
    }

    @Test
    void whatCannotBeComputedIsMissing() throws IOException {
        csv("2020-03", "1,2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5\n");
        Source source = computing("cast(cast(distance as varchar) || 'x' as double)");

        Ingested ingested = ingestion.ingest(source, DataContract.none(source), delivery(), APRIL);

        assertThat(rows(ingested).isNull(1, 0)).isTrue();
    }

    @Test
    void aContractThatDoesNotFitTheSourceIsRefusedWithEveryReason() throws IOException {
        csv("2020-03", "");
        DataContract contract = OdcsReader.read("c", Json.parse("""
                {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "c", "version": "1", "status": "draft",
                 "schema": [{"name": "trips", "properties": [
                   {"name": "distanc", "logicalType": "number", "required": true},
                   {"name": "pickup_zone", "logicalType": "string"},
                   {"name": "distance", "logicalType": "number", "quality": [
                     {"id": "odd", "type": "custom", "engine": "gimbal", "implementation": "distance +"}]}]}]}
                """));

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> ingestion.ingest(TripFixtures.source(), contract, delivery(), APRIL))
                .withMessageContaining("no column \"distanc\" (did you mean \"distance\"?)")
                .withMessageContaining("column pickup_zone: is long, but the contract promises string")
                .withMessageContaining("rule odd: ")
                .satisfies(e -> assertThat(e.problems()).hasSize(4));
    }

    private static Source computing(String sql) {
        return new Source(
                new SourceName("trips"),
                new FilePattern("trips_{month}.*"),
                List.of(
                        new SourceColumn.Cast("distance", "trip_distance", DataType.DOUBLE),
                        new SourceColumn.Computed("extra", sql, DataType.DOUBLE)),
                List.of(),
                new Timing.Snapshot());
    }

    private void assertNothingStored() {
        assertThat(blobs.list(PageRequest.first()).items()).isEmpty();
    }

    private static CheckResult.Outcome outcome(Ingested ingested, String check) {
        return ingested.report().checks().stream()
                .filter(result -> result.name().equals(check))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private Ingested ingest() {
        return ingestion.ingest(TripFixtures.source(), TripFixtures.contract(), delivery(), APRIL);
    }

    private Delivery delivery() {
        return TripFixtures.source().files().find(folder);
    }

    private void csv(String month, String lines) throws IOException {
        Files.writeString(folder.resolve("trips_" + month + ".csv"), HEADER + lines);
    }

    private void parquet(String month, String sql) {
        try (QuerySession session = engine.open(Duration.ofMinutes(1))) {
            // Not through the port's writer, which would bring every type to one of ours.
            session.execute(Query.of(
                    "copy (" + sql + ") to '" + folder.resolve("trips_" + month + ".parquet") + "' (format parquet)"));
        }
    }

    private Frame rows(Ingested ingested) {
        return read(new DatasetFiles(blobs).find(ingested.content()));
    }

    private Frame quarantine(Ingested ingested) {
        return read(DataFiles.parquet(blobs.localFile(ingested.quarantine().orElseThrow())));
    }

    private Frame read(DataFiles files) {
        try (QuerySession session = engine.open(Duration.ofMinutes(1))) {
            session.register(ROWS, files);
            return session.frame(Query.of("select * from rows"));
        }
    }
}

package io.gimbal.data;

import static io.gimbal.data.DataFixtures.ALICE;
import static io.gimbal.data.DataFixtures.TRIPS;
import static io.gimbal.data.DataFixtures.ZONES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceFilter;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.sql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What datasets promise on every database.
abstract class DatasetsContract {
    private static final String TWO = """
            2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5
            2020-03-31 11:00:00,2020-03-31 11:20:00,75,3
            """;

    @TempDir
    Path folder;

    private DataFixtures fixtures;

    protected abstract Database open();

    @BeforeEach
    void start() {
        fixtures = DataFixtures.on(open(), folder);
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    private void refused(ErrorCode code, ThrowingCallable action, String... parts) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code))
                .message()
                .contains(parts);
    }

    private List<String> edges(AssetRef ref) {
        return fixtures.graph().edges().list(ref).stream().map(Edge::toString).toList();
    }

    private List<Evidence> evidence() {
        return fixtures.evidence()
                .log()
                .list(new EvidenceFilter(Optional.empty(), Optional.empty()), PageRequest.first())
                .items();
    }

    @Nested
    class OfDeclarations {
        @Test
        void aSourceADatasetAndAContractAreAssetsWithEdges() {
            fixtures.apply();

            Dataset trips = fixtures.data().datasets().get(TRIPS);
            assertThat(trips.ref()).hasToString("dataset:taxi/trips");
            assertThat(edges(trips.ref()))
                    .containsExactlyInAnyOrder(
                            "dataset:taxi/trips derived-from source:taxi/trips",
                            "dataset:taxi/trips reads contract:taxi/trips");
            Source source = fixtures.data().sources().get(new SourceName("trips"));
            assertThat(source.columns())
                    .extracting(SourceColumn::name)
                    .containsExactly("pickup_at", "dropoff_at", "pickup_zone", "distance", "duration");
            assertThat(source.timing()).isEqualTo(new Timing.Delayed("dropoff_at", Duration.ZERO));
            assertThat(fixtures.data()
                            .contracts()
                            .get(new ContractName("trips"))
                            .rules())
                    .extracting(RowRule::name)
                    .containsExactly("unreadable", "span", "duration", "distance", "zone", "repeat");
        }

        @Test
        void aProblemOfAContractNamesTheLineOfItsDocument() {
            fixtures.with("trips.odcs.yaml", """
                    apiVersion: v3.1.0
                    kind: DataContract
                    id: c
                    version: 1.0.0
                    status: draft
                    schema:
                      - name: trips
                        properties:
                          - name: distance
                            logicalType: number
                            requird: true
                    """);

            assertThatThrownBy(fixtures::apply)
                    .hasMessageContaining("trips.odcs.yaml:11:")
                    .hasMessageContaining("did you mean \"required\"?");
        }

        @Test
        void aContractThatDoesNotFitItsSourceIsRefusedWhereItIsUsed() {
            fixtures.with(
                    "sources.yaml",
                    DataFixtures.SOURCE.replace("distance: {", "distanse: {").replace("distance]", "distanse]"));

            assertThatThrownBy(fixtures::apply)
                    .hasMessageContaining("datasets.yaml:6:")
                    .hasMessageContaining("source trips has no column \"distance\" (did you mean \"distanse\"?)");
        }

        @Test
        void anExpressionThatIsNoneIsRefusedInItsPlace() {
            fixtures.with("sources.yaml", DataFixtures.SOURCE.replace("epoch(pickup_at)", "epoch(pickup_ad)"));

            assertThatThrownBy(fixtures::apply)
                    .hasMessageContaining("sources.yaml:11:")
                    .hasMessageContaining("pickup_ad");
        }

        @Test
        void columnsThatFeaturesCouldNotNameAreRefusedInTheirPlace() {
            for (String name : List.of("_duration", "trip__duration", "duration_", "d".repeat(64))) {
                fixtures.with("sources.yaml", DataFixtures.SOURCE.replace("duration: {", name + ": {"));

                assertThatThrownBy(fixtures::apply)
                        .hasMessageContaining("sources.yaml:11:")
                        .hasMessageContaining("\"" + name + "\", expected");
            }
        }

        @Test
        void whatIsNotThereYetIsUnsupported() {
            fixtures.with("sources.yaml", DataFixtures.SOURCE.replace("type: events", "type: changes"));

            refused(
                    ErrorCode.UNSUPPORTED,
                    fixtures::apply,
                    "sources.yaml:2:7: \"changes\" is not offered yet (one of events, snapshot)");
        }

        @Test
        void aDatasetThatHasVersionsCannotBeRemoved() {
            fixtures.apply();
            fixtures.add(TRIPS, fixtures.trips("2020-03", TWO));
            fixtures.with("datasets.yaml", "");

            refused(
                    ErrorCode.FAILED_PRECONDITION,
                    fixtures::apply,
                    "dataset:taxi/trips cannot be removed",
                    "dataset-version:taxi/trips@1");
            assertThat(fixtures.data().datasets().list()).hasSize(2);
        }
    }

    @Nested
    class OfVersions {
        @BeforeEach
        void declare() {
            fixtures.apply();
        }

        @Test
        void theFirstDeliveryIsVersionOneWithAllTheGraphShouldKnow() {
            Deliveries.Added added = fixtures.add(TRIPS, fixtures.trips("2020-03", TWO + "soon,,74,2\n"));

            DatasetVersion version = added.version();
            assertThat(added.isNew()).isTrue();
            assertThat(version.number()).isEqualTo(1);
            assertThat(version.parent()).isEmpty();
            assertThat(version.report().refused()).contains(entry("unreadable", 1L), entry("span", 0L));
            assertThat(version.origin().asOf()).isEqualTo(Instant.parse("2020-04-01T00:00:00Z"));
            assertThat(fixtures.data().datasets().getNewest(TRIPS)).isEqualTo(version);
            assertThat(edges(version.ref()))
                    .containsExactlyInAnyOrder(
                            "dataset-version:taxi/trips@1 member-of dataset:taxi/trips",
                            "dataset-version:taxi/trips@1 derived-from source:taxi/trips");
            assertThat(fixtures.graph()
                            .changes()
                            .list(version.ref(), PageRequest.first())
                            .items())
                    .singleElement()
                    .satisfies(change -> assertThat(change.reason()).isEqualTo(ALICE));
            assertThat(fixtures.graph().assets().get(version.ref()).facts().text("digest"))
                    .isEqualTo(version.digest().toString());
        }

        @Test
        void itsContractAndItsProfileAreEvidence() {
            AssetRef ref = fixtures.add(TRIPS, fixtures.trips("2020-03", TWO + "soon,,74,2\n"))
                    .version()
                    .ref();

            Evidence contract =
                    fixtures.evidence().log().latest(ref, ContractEvidence.TYPE).orElseThrow();
            assertThat(contract.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(contract.values().flag("passed")).isTrue();
            assertThat(contract.values().integer("rows")).isEqualTo(2);
            assertThat(contract.values().object("refused").integer("unreadable"))
                    .isEqualTo(1);
            assertThat(contract.observedAt()).isEqualTo(Instant.parse("2020-04-01T00:00:00Z"));
            Evidence profile =
                    fixtures.evidence().log().latest(ref, ProfileEvidence.TYPE).orElseThrow();
            assertThat(profile.values().object("distinct").integer("pickup_zone"))
                    .isEqualTo(2);
        }

        @Test
        void aFailedCheckMakesAVersionThatDidNotPass() {
            DatasetVersion version = fixtures.add(
                            TRIPS, fixtures.trips("2020-03", "2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5\n"))
                    .version();

            assertThat(version.report().passed()).isFalse();
            Evidence contract = fixtures.evidence()
                    .log()
                    .latest(version.ref(), ContractEvidence.TYPE)
                    .orElseThrow();
            assertThat(contract.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(contract.values().array("failed").toString()).isEqualTo("[\"volume\"]");
            assertThat(contract.result().summary()).contains("volume must be greater than 1, measured 1");
        }

        @Test
        void theSameRowsAgainAreTheSameVersion() {
            DeliveredFile march = fixtures.trips("2020-03", TWO);
            DatasetVersion first = fixtures.add(TRIPS, march).version();
            int known = evidence().size();

            Deliveries.Added again = fixtures.add(TRIPS, march);

            assertThat(again).isEqualTo(new Deliveries.Added(first, first.report(), false));
            assertThat(fixtures.data()
                            .datasets()
                            .listVersions(TRIPS, PageRequest.first())
                            .items())
                    .containsExactly(first);
            assertThat(evidence()).hasSize(known);
        }

        @Test
        void theSameRowsUnderAnotherContractAreTheSameVersionWithNewEvidence() {
            DeliveredFile march = fixtures.trips("2020-03", TWO);
            DatasetVersion first = fixtures.add(TRIPS, march).version();
            fixtures.with(
                            "trips.odcs.yaml",
                            TripFixtures.contractText().replace("\"mustBeGreaterThan\": 1", "\"mustBeGreaterThan\": 2"))
                    .apply();

            Deliveries.Added again = fixtures.add(TRIPS, march);

            assertThat(again.version()).isEqualTo(first);
            assertThat(again.report().passed()).isFalse();
            assertThat(fixtures.evidence()
                            .log()
                            .latest(first.ref(), ContractEvidence.TYPE)
                            .orElseThrow()
                            .verdict())
                    .isEqualTo(Verdict.FAILED);
        }

        @Test
        void anotherMonthJoinsTheOnesThatAreThere() {
            DatasetVersion first =
                    fixtures.add(TRIPS, fixtures.trips("2020-03", TWO)).version();

            DatasetVersion second = fixtures.add(
                            TRIPS, fixtures.trips("2020-04", "2020-04-30 10:00:00,2020-04-30 10:20:00,74,2.5\n"))
                    .version();

            assertThat(second.number()).isEqualTo(2);
            assertThat(second.parent()).contains(1L);
            assertThat(second.content().rowCount()).isEqualTo(3);
            assertThat(second.origin().files())
                    .extracting(DeliveredFile::name)
                    .containsExactly("trips_2020-03.csv", "trips_2020-04.csv");
            assertThat(edges(second.ref()))
                    .contains("dataset-version:taxi/trips@2 derived-from dataset-version:taxi/trips@1");
            assertThat(fixtures.data().datasets().getVersion(TRIPS, 1)).isEqualTo(first);
        }

        @Test
        void whatJoinsSharesTheStoredRowsOfWhatWasThere() {
            DatasetVersion first =
                    fixtures.add(TRIPS, fixtures.trips("2020-03", TWO)).version();
            DatasetVersion second = fixtures.add(
                            TRIPS, fixtures.trips("2020-04", "2020-04-30 10:00:00,2020-04-30 10:20:00,74,2.5\n"))
                    .version();

            assertThat(second.content().parts())
                    .hasSize(2)
                    .startsWith(first.content().parts().getFirst());
        }

        @Test
        void whatNamesNoTimeIsTakenAsOfEventTimeOrElseNow() {
            String zones = "LocationID,Borough\n1,Queens\n";
            assertThat(fixtures.add(ZONES, fixtures.upload("zones.csv", zones))
                            .version()
                            .origin()
                            .asOf())
                    .isEqualTo(Instant.parse("2020-04-02T00:00:00Z"));
            fixtures.reach(Instant.parse("2020-03-15T00:00:00Z"));
            assertThat(fixtures.add(ZONES, fixtures.upload("zones.csv", zones + "2,Bronx\n"))
                            .version()
                            .origin()
                            .asOf())
                    .isEqualTo(Instant.parse("2020-03-15T00:00:00Z"));
        }

        @Test
        void ofTwoDeliveriesAtOnceNeitherIsLostSilently() {
            List<DeliveredFile> months = List.of(
                    fixtures.trips("2020-03", TWO), fixtures.trips("2020-04", TWO.replace("2020-03-31", "2020-04-30")));
            List<CompletableFuture<Deliveries.Added>> running = months.stream()
                    .map(month -> CompletableFuture.supplyAsync(() -> fixtures.add(TRIPS, month)))
                    .toList();
            List<String> conflicts = new ArrayList<>();
            for (CompletableFuture<Deliveries.Added> one : running) {
                one.handle((_, e) -> e == null || conflicts.add(String.valueOf(e.getMessage())))
                        .join();
            }

            DatasetVersion newest = fixtures.data().datasets().getNewest(TRIPS);
            assertThat(conflicts).allMatch(message -> message.contains("got version 1 meanwhile; add the files again"));
            assertThat(newest.number()).isEqualTo(2 - conflicts.size());
            assertThat(newest.origin().files()).hasSize(2 - conflicts.size());
        }

        @Test
        void aFileTakesThePlaceOfTheOneWithItsName() {
            fixtures.add(TRIPS, fixtures.trips("2020-03", TWO));

            DatasetVersion second = fixtures.add(TRIPS, fixtures.trips("2020-03", TWO + TWO.replace("74", "80")))
                    .version();

            assertThat(second.content().rowCount()).isEqualTo(3);
            assertThat(second.report().refused()).containsEntry("repeat", 1L);
        }

        @Test
        void replacingStartsAfresh() {
            fixtures.add(TRIPS, fixtures.trips("2020-03", TWO));

            DatasetVersion second = fixtures.replace(
                            TRIPS, fixtures.trips("2020-04", TWO.replace("2020-03-31", "2020-04-30")))
                    .version();

            assertThat(second.parent()).isEmpty();
            assertThat(second.origin().files()).hasSize(1);
            assertThat(second.content().rowCount()).isEqualTo(2);
        }

        @Test
        void aSnapshotIsReplacedAsAWhole() {
            fixtures.add(ZONES, fixtures.upload("zones.csv", "LocationID,Borough\n1,Queens\n2,Bronx\n"));

            DatasetVersion second = fixtures.add(ZONES, fixtures.upload("zones.csv", "LocationID,Borough\n1,Queens\n"))
                    .version();

            assertThat(second.number()).isEqualTo(2);
            assertThat(second.parent()).isEmpty();
            assertThat(second.content().rowCount()).isEqualTo(1);
        }

        @Test
        void aRowIsIdentifiedByTheTextsOfItsId() {
            DatasetVersion version =
                    fixtures.add(TRIPS, fixtures.trips("2020-03", """
                            2020-03-31 10:00:00.5,2020-03-31 10:20:00,74,2.50
                            2020-03-31 10:00:00.000123,2020-03-31 10:20:00,75,3.0
                            2020-03-01 00:20:18,2020-03-01 00:40:00,75,10.1
                            """)).version();

            assertThat(column(version, "id"))
                    .containsExactly(
                            "2020-03-31T10:00:00.500Z|74|2.5",
                            "2020-03-31T10:00:00.000123Z|75|3",
                            "2020-03-01T00:20:18Z|75|10.1");
            assertThat(fixtures.data().datasets().profile(version).columns())
                    .extracting(Profile.ColumnProfile::name)
                    .doesNotContain("id");
        }

        private List<String> column(DatasetVersion version, String name) {
            try (QuerySession session = fixtures.engine().open(Duration.ofMinutes(1))) {
                session.register(
                        new RelationName("rows"), fixtures.data().files().find(version.content()));
                Frame frame = session.frame(Query.of("select " + name + " from rows"));
                return Arrays.asList(frame.texts(name));
            }
        }

        @Test
        void theDaysThatRulesReferToComeFromTheNamesOfItsFiles() {
            fixtures.add(TRIPS, fixtures.trips("2020-03", TWO));
            DatasetVersion version = fixtures.add(
                            TRIPS, fixtures.trips("2020-05", TWO.replace("2020-03-31", "2020-05-30")))
                    .version();

            List<FileSpan> spans = version.spans(fixtures.data().sources().get(new SourceName("trips")));
            assertThat(Delivery.variables(spans)).hasToString("{first_month=2020-03-01, last_month=2020-05-01}");
        }
    }

    @Nested
    class Refused {
        @BeforeEach
        void declare() {
            fixtures.apply();
        }

        @AfterEach
        void nothingIsIngested() throws IOException {
            assertThat(fixtures.data().datasets().findNewest(TRIPS)).isEmpty();
            assertThat(evidence()).isEmpty();
            assertThat(fixtures.graph().assets().find(AssetRef.parse("dataset-version:taxi/trips@1")))
                    .isEmpty();
            Path scratch = folder.resolve("scratch");
            if (Files.exists(scratch)) {
                try (Stream<Path> left = Files.list(scratch)) {
                    assertThat(left).isEmpty();
                }
            }
        }

        @Test
        void anUndeclaredDatasetNamesTheNearest() {
            DeliveredFile march = fixtures.trips("2020-03", TWO);
            refused(
                    ErrorCode.NOT_FOUND,
                    () -> fixtures.add(new DatasetName("tripz"), march),
                    "no dataset \"tripz\" is declared, did you mean \"trips\"?");
        }

        @Test
        void aFileThatWasNotUploadedIsNamed() {
            DeliveredFile never = new DeliveredFile("trips_2020-03.csv", Digest.of("never"));
            refused(
                    ErrorCode.NOT_FOUND,
                    () -> fixtures.add(TRIPS, fixtures.trips("2020-04", TWO), never),
                    "file \"trips_2020-03.csv\" was not uploaded");
        }

        @Test
        void aFileThatIsCutShortIsNamed() {
            byte[] whole = fixtures.parquet("select i as \"PULocationID\" from range(10000) t(i)");
            DeliveredFile cut = fixtures.upload("trips_2020-04.parquet", Arrays.copyOf(whole, 2_000));
            refused(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> fixtures.add(TRIPS, fixtures.trips("2020-03", TWO), cut),
                    "trips_2020-04.parquet is cut short");
        }

        @Test
        void aFileOfWhichNothingCanBeReadIsNamed() {
            String unreadable = "2020-04-02 10:00:00,2020-04-02 10:10:00,74,far\n";
            refused(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> fixtures.add(
                            TRIPS,
                            fixtures.trips("2020-03", TWO.repeat(100)),
                            fixtures.trips("2020-04", unreadable.repeat(10))),
                    "trips_2020-04.csv: none of its 10 rows can be read: \"trip_distance\" is never a double");
        }

        @Test
        void aFileThatIsNotWhatItsNameSaysIsNamed() {
            refused(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> fixtures.add(TRIPS, fixtures.upload("trips_2020-03.parquet", DataFixtures.HEADER + TWO)),
                    "trips_2020-03.parquet is not a Parquet file");
            refused(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> fixtures.add(TRIPS, fixtures.upload("trips_2020-03.csv.gz", DataFixtures.HEADER + TWO)),
                    "trips_2020-03.csv.gz is not a gzipped file");
        }

        @Test
        void aFileOfAnotherNameIsNamed() {
            refused(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> fixtures.add(TRIPS, fixtures.upload("fares.csv", DataFixtures.HEADER + TWO)),
                    "file \"fares.csv\" is not called trips_{month}.*");
        }

        @Test
        void aColumnThatIsMissingIsNamedWithItsFile() {
            refused(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> fixtures.add(
                            TRIPS,
                            fixtures.upload(
                                    "trips_2020-03.csv", DataFixtures.HEADER.replace("trip_distance", "miles"))),
                    "trips_2020-03.csv: has no column \"trip_distance\"");
        }

        @Test
        void moreRefusedRowsThanAgreedAreToldByRule() {
            refused(
                    ErrorCode.FAILED_PRECONDITION,
                    () -> fixtures.add(
                            TRIPS,
                            fixtures.trips(
                                    "2020-03",
                                    "2020-03-31 10:00:00,2020-03-31 10:20:00,74,0\n".repeat(9) + "soon,,,\n")),
                    "took nothing: 10 of 10 rows were refused (100.0 %), and its contract allows 75.0 %",
                    "unreadable 1, distance 9");
        }

        @Test
        void aFullDiskIsNoIngest() {
            DeliveredFile march = fixtures.trips("2020-03", TWO);
            fixtures.blobs().leaveSpaceFor(1_000);
            refused(ErrorCode.NO_SPACE, () -> fixtures.add(TRIPS, march), "the disk is full");
        }

        @Test
        void aFailureAfterTheRowsWereStoredLeavesNothing() {
            DeliveredFile march = fixtures.trips("2020-03", TWO);
            fixtures.blobs().failReads(true);
            assertThatThrownBy(() -> fixtures.add(TRIPS, march)).isInstanceOf(CodedException.class);
        }
    }

    @Nested
    class OfLooking {
        @BeforeEach
        void add() {
            fixtures.apply();
            fixtures.add(
                    TRIPS,
                    fixtures.trips(
                            "2020-03",
                            TWO + "soon,,74,2\nlater,,74,2\n2020-03-31 10:00:00,2020-03-31 10:20:00,74,0\n"));
        }

        @Test
        void theRefusedRowsAreShownAsTheyStoodByRule() {
            DatasetVersion version = fixtures.data().datasets().getNewest(TRIPS);

            Table all = fixtures.data().rows().firstRefused(version, 2);
            assertThat(all.rowCount()).isEqualTo(3);
            assertThat(all.rows()).hasSize(2);
            Table distance = fixtures.data().rows().firstRefused(version, "distance", 10);
            assertThat(distance.rowCount()).isEqualTo(1);
            assertThat(distance.rows().getFirst().toString())
                    .isEqualTo("[\"distance\",\"trips_2020-03.csv\",5,\"2020-03-31 10:00:00\",\"2020-03-31 10:20:00\","
                            + "\"74\",\"0\"]");
            refused(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> fixtures.data().rows().firstRefused(version, "distanse", 10),
                    "did you mean \"distance\"?");
        }

        @Test
        void questionsAreAnsweredOverTheVersionsTheyName() {
            fixtures.replace(TRIPS, fixtures.trips("2020-03", TWO + TWO.replace("74", "80")));

            assertThat(ask("select count(*) as n, max(pickup_at) as last from trips"))
                    .isEqualTo("[[3,\"2020-03-31T11:00:00Z\"]]");
            Table before = fixtures.data().rows().query("select count(*) as n from trips", Map.of(TRIPS, 1L), 10);
            assertThat(before.rows().toString()).isEqualTo("[[2]]");
        }

        private String ask(String sql) {
            return fixtures.data().rows().query(sql, Map.of(), 10).rows().toString();
        }

        @Test
        void questionsMayNotLookAroundAndAreHelpedWithNames() {
            refused(ErrorCode.INVALID_ARGUMENT, () -> ask("select * from tripz"), "did you mean \"trips\"?");
            refused(ErrorCode.INVALID_ARGUMENT, () -> ask("select * from read_csv('/etc/passwd')"), "not allowed");
            refused(ErrorCode.INVALID_ARGUMENT, () -> ask("drop table trips"), "only one SELECT");
            refused(ErrorCode.TOO_LARGE, () -> ask("select * from trips, range(100000) t(i)"), "more than 100000 rows");
        }

        @Test
        void twoVersionsDifferInRowsSchemaAndProfile() {
            fixtures.replace(TRIPS, fixtures.trips("2020-03", """
                    2020-03-31 10:00:00,2020-03-31 10:25:00,74,2.5
                    2020-03-31 12:00:00,2020-03-31 12:20:00,75,4
                    2020-03-31 13:00:00,2020-03-31 13:20:00,75,4
                    """));

            DatasetDifference difference = fixtures.data().differences().between(TRIPS, 1, 2);

            assertThat(difference.added()).isEqualTo(2);
            assertThat(difference.removed()).isEqualTo(1);
            assertThat(difference.changed()).contains(1L);
            assertThat(difference.addedColumns()).isEmpty();
            assertThat(difference.profile())
                    .extracting(DatasetDifference.ChangedProfile::column)
                    .containsExactly("pickup_at", "dropoff_at", "pickup_zone", "distance", "duration");
            assertThat(fixtures.data().differences().between(TRIPS, 1, 1).added())
                    .isZero();
        }

        @Test
        void columnsThatCameAndWentAreNamed() {
            fixtures.with(
                    "sources.yaml",
                    DataFixtures.SOURCE.replace(
                            "borough: { from: Borough, type: string }", "town: { from: Borough, type: string }"));
            fixtures.with("zones.yaml", "");
            fixtures.add(ZONES, fixtures.upload("zones.csv", "LocationID,Borough\n1,Queens\n2,Bronx\n"));
            fixtures.apply();
            fixtures.add(ZONES, fixtures.upload("zones.csv", "LocationID,Borough\n1,Queens\n"));

            DatasetDifference difference = fixtures.data().differences().between(ZONES, 1, 2);

            assertThat(difference.addedColumns()).extracting(it -> it.name()).containsExactly("town");
            assertThat(difference.removedColumns()).extracting(it -> it.name()).containsExactly("borough");
        }

        @Test
        void anyRowsCanBeJudgedByAContract() throws IOException {
            Path file = folder.resolve("rows.parquet");
            Files.write(file, fixtures.parquet("""
                    select timestamp '2020-03-01 10:00:00' + to_hours(i) as pickup_at,
                           timestamp '2020-03-01 10:20:00' + to_hours(i) as dropoff_at, 20.0::double as duration,
                           i::double as distance, 74::bigint as pickup_zone, true as weekend
                    from range(4) t(i)"""));
            ContractReport report = fixtures.data()
                    .contracts()
                    .check(new ContractName("trips"), DataFiles.parquet(file), Instant.parse("2020-03-02T00:00:00Z"));

            assertThat(report.refused()).contains(entry("distance", 1L), entry("unreadable", 0L));
            assertThat(report.rowsAccepted()).isEqualTo(3);
            assertThat(report.passed()).isTrue();
        }
    }
}

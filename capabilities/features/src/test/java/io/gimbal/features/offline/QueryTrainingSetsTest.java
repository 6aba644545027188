package io.gimbal.features.offline;

import static io.gimbal.features.FeaturesFixtures.DURATION;
import static io.gimbal.features.FeaturesFixtures.TRIPS;
import static io.gimbal.features.FeaturesFixtures.WEATHER;
import static io.gimbal.features.FeaturesFixtures.ZONES;
import static io.gimbal.features.FeaturesFixtures.taxi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.Availability;
import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.EntityName;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.FeaturesFixtures;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.TrainingSet;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.TrainingSets.Label;
import io.gimbal.features.TrainingSets.Request;
import io.gimbal.features.ViewName;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueryTrainingSetsTest {
    private static final long NOON = EventTime.micros(Instant.parse("2020-03-10T12:00:00Z"));
    private static final long MINUTE = 60_000_000;

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        bench.use(taxi());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyRowGivesOneRow_inItsOrder_withAllItsColumns() {
        bench.online().append(TRIPS, List.of(trip("a", 74, NOON - MINUTE, 10.0), trip("b", 74, NOON, 20.0)));
        List<Map<String, FeatureValue>> spine = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            // many equal rows, in an order of no column
            spine.add(row(i * 7919L % 3 + 73, NOON + i * 31L % 5 * MINUTE, "note " + i * 104_729L % 1_000));
        }
        Frame built = build(spine(spine));
        assertThat(built.rowCount()).isEqualTo(5_000);
        assertThat(built.schema().names())
                .startsWith("pickup_zone", "dropoff_zone", "at", "Label \"x\"", "zone__borough");
        for (int i = 0; i < 5_000; i++) {
            assertThat(built.text(3, i)).isEqualTo("note " + i * 104_729L % 1_000);
            long expected = built.integer(0, i) == 74 ? 2 : 0;
            assertThat(built.integer(built.schema().indexOf("zone_activity__trips_1h"), i))
                    .isEqualTo(expected);
        }
    }

    @Test
    void anEmptySpine_givesAnEmptyTrainingSet() {
        assertThat(build(spine(List.of())).rowCount()).isZero();
    }

    @Test
    void withoutAnyEvent_countsAreZeroAndTheRestIsNull() {
        Frame built = build(spine(List.of(row(74, NOON, "x"))));
        assertThat(built.integer(built.schema().indexOf("zone_activity__trips_1h"), 0))
                .isZero();
        assertThat(built.integer(built.schema().indexOf("route_activity__passengers_7d"), 0))
                .isZero();
        assertThat(built.isNull(built.schema().indexOf("zone_activity__minutes_1h"), 0))
                .isTrue();
        assertThat(built.isNull(built.schema().indexOf("zone__borough"), 0)).isTrue();
    }

    @Test
    void theSpineMayBeText() throws IOException {
        bench.online().append(TRIPS, List.of(trip("a", 74, NOON, 10.0)));
        Path csv = Files.writeString(folder.resolve("spine.csv"), """
                pickup_zone,dropoff_zone,at
                74,75,2020-03-10 12:00:00
                74,75,2020-03-10 11:59:59.999999
                """);
        Frame built = build(DataFiles.csv(csv));
        int trips = built.schema().indexOf("zone_activity__trips_1h");
        assertThat(built.integer(trips, 0)).isEqualTo(1);
        assertThat(built.integer(trips, 1)).isZero();
    }

    @Test
    void ofASourceWithoutId_theJournalCounts() {
        bench.online().append(ZONES, List.of(zone("pushed", 74, "Bronx")));
        DataFiles zones =
                bench.rows(FeaturesFixtures.zones(), List.of(zone("a", 74, "Queens"), zone("b", 74, "Harlem")));
        bench.ingest(ZONES, zones);
        Frame pushed = build(spine(List.of(row(74, NOON, "x"))));
        assertThat(pushed.text(pushed.schema().indexOf("zone__borough"), 0)).isEqualTo("Bronx");
        bench.materializations().materialize(ZONES, EventTime.instant(NOON));
        Frame materialized = build(spine(List.of(row(74, NOON, "x"))));
        assertThat(materialized.text(materialized.schema().indexOf("zone__borough"), 0))
                .isEqualTo("Harlem");
    }

    @Test
    void aDateOfAFile_isItsFirstMoment() throws IOException {
        Path file = Files.writeString(folder.resolve("weather.csv"), "day,rain,temperature\n2020-03-09,0.5,7\n");
        bench.ingest(FeaturesFixtures.WEATHER, DataFiles.csv(file));
        Instant later = EventTime.instant(NOON).plus(Duration.ofDays(9));
        assertThat(bench.materializations()
                        .materialize(FeaturesFixtures.WEATHER, later)
                        .rows()
                        .accepted())
                .isEqualTo(1);
        SourceEvent pushed = EventJson.read(FeaturesFixtures.weather(), (JsonObject)
                Json.parse("{\"day\": \"2020-03-09\", \"rain\": 0.5, \"temperature\": 7}"));
        assertThat(bench.online()
                        .append(FeaturesFixtures.WEATHER, List.of(pushed))
                        .repeated())
                .isEqualTo(1);
    }

    @Test
    void theBasisTellsRowsApartWhateverTheirTextsHold() {
        EventSource places = FeaturesFixtures.source(
                ZONES, Optional.empty(), List.of(), new Availability.AtOnce(), "pickup_zone long, a string, b string");
        bench.use(new Definitions(
                List.of(places),
                List.of(FeaturesFixtures.entity("pickup_zone", "pickup_zone")),
                List.of(new LatestValueView(
                        new ViewName("zone"),
                        Optional.of(new EntityName("pickup_zone")),
                        ZONES,
                        Map.of(),
                        List.of("a", "b"),
                        Duration.ZERO)),
                List.of(FeaturesFixtures.service("zone.*"))));
        Instant asOf = EventTime.instant(NOON);
        bench.ingest(ZONES, bench.rows(places, List.of(place("a|b", "c"))));
        TrainingSets.Basis one = bench.trainingSets().basis(DURATION, asOf);
        bench.ingest(ZONES, bench.rows(places, List.of(place("a", "b|c"))));
        assertThat(bench.trainingSets().basis(DURATION, asOf).digest()).isNotEqualTo(one.digest());
    }

    private static SourceEvent place(String a, String b) {
        return new SourceEvent("x", Map.of("pickup_zone", new Whole(74), "a", new Text(a), "b", new Text(b)));
    }

    @Nested
    class Labels {
        @Test
        void thatWereNotKnownYet_leaveTheirRowsOut() {
            Map<String, ColumnType> columns = columns();
            columns.put("known", ColumnType.TIMESTAMP);
            List<Map<String, FeatureValue>> rows = new ArrayList<>();
            for (long minutes : List.of(-1L, 0L, 1L)) {
                Map<String, FeatureValue> row = new HashMap<>(row(74, NOON + minutes * MINUTE, "" + minutes));
                row.put("known", new Moment(NOON + minutes * MINUTE));
                rows.add(row);
            }
            rows.get(1).remove("Label \"x\"");
            Label label = new Label("Label \"x\"", Optional.of("known"));
            TrainingSet all = bench.trainingSets()
                    .build(new Request(
                            DURATION,
                            bench.write(columns, rows),
                            "at",
                            Optional.empty(),
                            Optional.of(label),
                            bench.newFile("t")));
            assertThat(all.leftOut()).isEqualTo(1);
            TrainingSet then = bench.trainingSets()
                    .build(new Request(
                            DURATION,
                            bench.write(columns, rows),
                            "at",
                            Optional.of(EventTime.instant(NOON)),
                            Optional.of(label),
                            bench.newFile("t")));
            assertThat(then.rowCount()).isEqualTo(1);
            assertThat(then.leftOut()).isEqualTo(2);
            assertThat(bench.read(then.path()).text(3, 0)).isEqualTo("-1");
        }
    }

    @Test
    void eventsThatBecameKnownLater_areNotUsed() {
        bench.online().append(TRIPS, List.of(trip("a", 74, NOON - MINUTE, 10.0), trip("b", 74, NOON + MINUTE, 20.0)));
        DataFiles spine = spine(List.of(row(74, NOON + 2 * MINUTE, "x")));
        TrainingSet built = bench.trainingSets()
                .build(new Request(
                        DURATION,
                        spine,
                        "at",
                        Optional.of(EventTime.instant(NOON)),
                        Optional.empty(),
                        bench.newFile("t")));
        Frame then = bench.read(built.path());
        assertThat(then.integer(then.schema().indexOf("zone_activity__trips_1h"), 0))
                .isEqualTo(1);
        assertThat(build(spine).integer(then.schema().indexOf("zone_activity__trips_1h"), 0))
                .isEqualTo(2);
    }

    @Test
    void theBasisChangesWithWhatWasKnown_andWithNothingElse() {
        bench.online().append(TRIPS, List.of(trip("a", 74, NOON - MINUTE, 10.0), trip("b", 75, NOON, 20.0)));
        Instant noon = EventTime.instant(NOON);
        TrainingSets.Basis first = bench.trainingSets().basis(DURATION, noon);
        bench.online().append(TRIPS, List.of(trip("c", 74, NOON + MINUTE, 10.0)));
        assertThat(bench.trainingSets().basis(DURATION, noon)).isEqualTo(first);
        assertThat(bench.trainingSets().basis(DURATION, noon.plusSeconds(3_600)).digest())
                .isNotEqualTo(first.digest());
        assertThat(first.from())
                .extracting(Object::toString)
                .contains("feature-service:taxi/trip_duration", "source:taxi/trips", "source:taxi/weather");
        try (Workbench other = new Workbench(folder.resolve("other"))) {
            other.use(taxi());
            other.online().append(TRIPS, List.of(trip("b", 75, NOON, 20.0)));
            other.online().append(TRIPS, List.of(trip("a", 74, NOON - MINUTE, 10.0)));
            assertThat(other.trainingSets().basis(DURATION, noon)).isEqualTo(first);
        }
    }

    @Test
    void sameInput_givesTheSameBytes() throws IOException {
        bench.online().append(TRIPS, List.of(trip("a", 74, NOON - MINUTE, 10.0), trip("b", 74, NOON, 20.0)));
        DataFiles spine = spine(List.of(row(74, NOON, "x"), row(75, NOON, "y")));
        Path one = bench.trainingSets().build(request(spine)).path();
        Path other = bench.trainingSets().build(request(spine)).path();
        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
    }

    @Nested
    class Refusals {
        @Test
        void ofUnknownServices() {
            DataFiles spine = spine(List.of());
            Request request = Request.of(new ServiceName("trip"), spine, "at", bench.newFile("t"));
            refused(request, ErrorCode.NOT_FOUND, "no feature service \"trip\"");
        }

        @Test
        void ofSpinesThatLackAColumn() {
            DataFiles spine =
                    bench.write(Map.of("pickup_zone", ColumnType.LONG, "at", ColumnType.TIMESTAMP), List.of());
            refused(request(spine), ErrorCode.INVALID_ARGUMENT, "no column \"dropoff_zone\"");
            refused(
                    Request.of(DURATION, spine(List.of()), "att", bench.newFile("t")),
                    ErrorCode.INVALID_ARGUMENT,
                    "no column \"att\" (did you mean \"at\"?)");
        }

        @Test
        void ofSpinesWithoutATime() {
            Map<String, FeatureValue> timeless = new HashMap<>(row(74, NOON, "x"));
            timeless.remove("at");
            refused(
                    request(spine(List.of(row(74, NOON, "x"), timeless))),
                    ErrorCode.INVALID_ARGUMENT,
                    "the spine has 1 rows without \"at\"");
        }

        @Test
        void ofKeysThatAreNoNumbers() throws IOException {
            Path csv = Files.writeString(folder.resolve("s.csv"), "pickup_zone,dropoff_zone,at\nharlem,1,2020-03-10\n");
            refused(request(DataFiles.csv(csv)), ErrorCode.INVALID_ARGUMENT, "harlem");
        }

        @Test
        void ofSpinesWithAColumnThatIsAFeature() {
            Map<String, ColumnType> columns = columns();
            columns.put("weather__rain", ColumnType.DOUBLE);
            refused(
                    request(bench.write(columns, List.of())),
                    ErrorCode.INVALID_ARGUMENT,
                    "which is what the feature \"weather.rain\" is called");
        }

        @Test
        void ofFilesThatLackAColumn() {
            DataFiles files = bench.write(Map.of("day", ColumnType.TIMESTAMP, "rain", ColumnType.DOUBLE), List.of());
            bench.ingest(WEATHER, files);
            refused(request(spine(List.of())), ErrorCode.INVALID_ARGUMENT, "no column \"temperature\"");
        }

        @Test
        void ofRowsWithoutTimeAndOfNumbersThatAreNone() throws IOException {
            Path csv = Files.writeString(folder.resolve("w.csv"), "day,rain,temperature\n,1,2\n");
            bench.ingest(WEATHER, DataFiles.csv(csv));
            refused(
                    request(spine(List.of())),
                    ErrorCode.INVALID_ARGUMENT,
                    "source \"weather\" has 1 rows without \"day\"");
            Path nan = Files.writeString(folder.resolve("n.csv"), "day,rain,temperature\n2020-03-01,nan,2\n");
            bench.ingest(WEATHER, DataFiles.csv(nan));
            refused(
                    request(spine(List.of())),
                    ErrorCode.INVALID_ARGUMENT,
                    "1 rows whose \"rain\" is not a finite number");
        }

        @Test
        void ofTargetsThatExist() throws IOException {
            Path taken = Files.writeString(folder.resolve("taken.parquet"), "mine");
            Request request = Request.of(DURATION, spine(List.of()), "at", taken);
            refused(request, ErrorCode.ALREADY_EXISTS, "taken.parquet");
            assertThat(taken).hasContent("mine");
        }

        private void refused(Request request, ErrorCode code, String message) {
            assertThatThrownBy(() -> bench.trainingSets().build(request))
                    .hasMessageContaining(message)
                    .extracting(e -> ((CodedException) e).code())
                    .isEqualTo(code);
        }
    }

    private Frame build(DataFiles spine) {
        return bench.read(bench.trainingSets().build(request(spine)).path());
    }

    private Request request(DataFiles spine) {
        return Request.of(DURATION, spine, "at", bench.newFile("training"));
    }

    private DataFiles spine(List<Map<String, FeatureValue>> rows) {
        return bench.write(columns(), rows);
    }

    private static Map<String, ColumnType> columns() {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("pickup_zone", ColumnType.LONG);
        columns.put("dropoff_zone", ColumnType.LONG);
        columns.put("at", ColumnType.TIMESTAMP);
        columns.put("Label \"x\"", ColumnType.STRING);
        return columns;
    }

    private static Map<String, FeatureValue> row(long zone, long at, String label) {
        return Map.of(
                "pickup_zone", new Whole(zone),
                "dropoff_zone", new Whole(75),
                "at", new Moment(at),
                "Label \"x\"", new Text(label));
    }

    private static SourceEvent trip(String id, long pickup, long time, double minutes) {
        Map<String, FeatureValue> values = new HashMap<>();
        values.put("trip", new Text(id));
        values.put("dropoff_at", new Moment(time));
        values.put("pickup_zone", new Whole(pickup));
        values.put("dropoff_zone", new Whole(75));
        values.put("passengers", new Whole(1));
        values.put("duration", new Real(minutes));
        return new SourceEvent(id, values);
    }

    private static SourceEvent zone(String id, long location, String borough) {
        return new SourceEvent(id, Map.of("location", new Whole(location), "borough", new Text(borough)));
    }
}

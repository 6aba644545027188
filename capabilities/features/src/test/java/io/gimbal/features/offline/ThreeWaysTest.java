package io.gimbal.features.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.features.ColumnType;
import io.gimbal.features.DeclaredRig;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.FeatureVector;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.Ingested;
import io.gimbal.features.LookupRow;
import io.gimbal.features.ServedVectors.Served;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SkewChecks;
import io.gimbal.features.SkewEvidence;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceName;
import io.gimbal.features.TrainingSet;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.TypedJson;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonValue;
import io.gimbal.log.Acknowledgement;
import io.gimbal.query.Column;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.TableAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole of features as a server has it, on real stores: what was pushed one by one, brought online
/// from a dataset version, or joined from that version alone, gives the same bytes, with ties, late events,
/// repetitions and a crash in the middle.
final class ThreeWaysTest {
    private static final ServiceName DURATION = new ServiceName("trip_duration");
    private static final SourceName TRIPS = new SourceName("trips");
    private static final SourceName ZONES = new SourceName("zones");
    private static final SourceName WEATHER = new SourceName("weather");
    private static final Duration TIME = Duration.ofMinutes(5);
    private static final long START = EventTime.micros(Instant.parse("2020-03-01T00:00:00Z"));
    private static final long MINUTE = 60_000_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final Instant END = EventTime.instant(START + 40 * DAY);

    @TempDir
    Path folder;

    private DeclaredRig open(String name) {
        Path home = folder.resolve(name);
        FeaturesConfig config =
                new FeaturesConfig(Duration.ofDays(3_000), 2_000, 150, Acknowledgement.ACCEPTED, Duration.ofHours(1));
        try {
            boolean isNew = Files.notExists(home);
            Files.createDirectories(home);
            return isNew ? DeclaredRig.taxi(home, config) : DeclaredRig.open(home, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pushed_materializedAndJoined_giveTheSameBytes(long seed) throws IOException {
        Random random = new Random(seed);
        List<SourceEvent> trips = trips(random, 400);
        List<SourceEvent> days = days(random);
        List<SourceEvent> zones = zones(random);
        List<LookupRow> rows = lookups(random, 250);

        Answers pushed = pushed(random, trips, days, zones, rows);
        Answers materialized = materialized(trips, days, zones, rows);
        Answers joined = joined(trips, days, zones, rows);

        assertThat(pushed.lookups()).isEqualTo(materialized.lookups());
        assertThat(pushed.trained()).isEqualTo(pushed.lookups());
        assertThat(materialized.trained()).isEqualTo(pushed.lookups());
        assertThat(joined.trained()).isEqualTo(pushed.lookups());
        assertThat(pushed.lookups()).anySatisfy(vector -> assertThat(vector).doesNotContain(Optional.empty()));
        assertThat(Files.mismatch(pushed.export(), materialized.export())).isEqualTo(-1);
        assertThat(Files.mismatch(pushed.export(), joined.export())).isEqualTo(-1);
    }

    private record Answers(
            List<List<Optional<FeatureValue>>> lookups, List<List<Optional<FeatureValue>>> trained, Path export) {}

    private Answers pushed(
            Random random,
            List<SourceEvent> trips,
            List<SourceEvent> days,
            List<SourceEvent> zones,
            List<LookupRow> rows) {
        List<SourceEvent> arriving = new ArrayList<>(trips);
        arriving.addAll(trips.subList(0, 50)); // some come twice
        Collections.shuffle(arriving, random);
        DeclaredRig rig = open("pushed");
        zones.forEach(zone -> push(rig, ZONES, zone));
        days.forEach(day -> push(rig, WEATHER, day));
        arriving.subList(0, 300).forEach(trip -> push(rig, TRIPS, trip));
        rig.crash();
        try (DeclaredRig again = open("pushed")) {
            arriving.subList(250, arriving.size()).forEach(trip -> push(again, TRIPS, trip)); // sent again, not knowing
            return answers(again, rows);
        }
    }

    private static void push(DeclaredRig rig, SourceName source, SourceEvent event) {
        rig.features().events().append(source, List.of(event));
    }

    private Answers materialized(
            List<SourceEvent> trips, List<SourceEvent> days, List<SourceEvent> zones, List<LookupRow> rows) {
        DeclaredRig rig = open("materialized");
        ingest(rig, trips, days, zones);
        rig.features().materializations().materialize(ZONES, END);
        rig.features().materializations().materialize(WEATHER, END);
        rig.features().materializations().materialize(TRIPS, EventTime.instant(START + 5 * DAY));
        rig.crash();
        try (DeclaredRig again = open("materialized")) {
            ingest(again, trips, days, zones);
            trips.subList(100, 120).forEach(trip -> push(again, TRIPS, trip));
            assertThat(again.features()
                            .materializations()
                            .materialize(TRIPS, END)
                            .rows()
                            .accepted())
                    .isPositive();
            trips.subList(0, 20).forEach(trip -> push(again, TRIPS, trip));
            assertThat(again.features()
                            .materializations()
                            .materialize(TRIPS, END)
                            .rows()
                            .accepted())
                    .isZero();
            return answers(again, rows);
        }
    }

    private Answers joined(
            List<SourceEvent> trips, List<SourceEvent> days, List<SourceEvent> zones, List<LookupRow> rows) {
        try (DeclaredRig rig = open("joined")) {
            ingest(rig, trips, days, zones);
            return answers(rig, rows);
        }
    }

    private void ingest(DeclaredRig rig, List<SourceEvent> trips, List<SourceEvent> days, List<SourceEvent> zones) {
        rig.ingest("trips", 1, file(rig, TRIPS, trips));
        rig.ingest("weather", 1, file(rig, WEATHER, days));
        rig.ingest("zones", 1, file(rig, ZONES, zones));
    }

    private Answers answers(DeclaredRig rig, List<LookupRow> rows) {
        List<List<Optional<FeatureValue>>> lookups = rig.features().online().lookup(DURATION, rows).stream()
                .map(FeatureVector::fields)
                .map(fields -> fields.stream().map(FeatureField::value).toList())
                .toList();
        Path export = newFile("export");
        rig.features().exports().write(TRIPS, END, export);
        return new Answers(lookups, train(rig, rows), export);
    }

    private List<List<Optional<FeatureValue>>> train(DeclaredRig rig, List<LookupRow> rows) {
        TrainingSet built = rig.features()
                .trainingSets()
                .build(TrainingSets.Request.of(DURATION, spine(rig, rows), "at", newFile("training")));
        try (QuerySession session = rig.engine().open(TIME)) {
            session.register(new RelationName("t"), DataFiles.parquet(built.path()));
            Frame frame = session.frame(Query.of("select * from t"));
            List<List<Optional<FeatureValue>>> trained = new ArrayList<>();
            for (int row = 0; row < frame.rowCount(); row++) {
                int place = row;
                trained.add(built.features().stream()
                        .map(feature ->
                                Values.read(frame, frame.schema().indexOf(feature.column()), place, feature.type()))
                        .toList());
            }
            return trained;
        }
    }

    @Test
    void aDailyJobTakesWhatBecameKnownSince() {
        List<SourceEvent> days = days(new Random(5));
        DeclaredRig rig = open("daily");
        rig.ingest("weather", 1, file(rig, WEATHER, days));
        for (long day = 1; day <= 4; day++) { // the weather of a day lands at its end, which is the next midnight
            assertThat(weather(rig, day)).isEqualTo(new Ingested(1, 0, 0));
        }
        assertThat(weather(rig, 4)).isEqualTo(new Ingested(0, 0, 0));
        assertThat(weather(rig, 2)).isEqualTo(new Ingested(0, 0, 0));
        rig.ingest("weather", 2, file(rig, WEATHER, days));
        assertThat(weather(rig, 5)).isEqualTo(new Ingested(1, 4, 0));
        rig.crash();
        try (DeclaredRig again = open("daily")) {
            again.ingest("weather", 2, file(again, WEATHER, days));
            assertThat(weather(again, 6)).isEqualTo(new Ingested(1, 5, 0));
            assertThat(weather(again, 9)).isEqualTo(new Ingested(3, 0, 0));
        }
    }

    private static Ingested weather(DeclaredRig rig, long day) {
        return rig.features()
                .materializations()
                .materialize(WEATHER, EventTime.instant(START + day * DAY))
                .rows();
    }

    @Test
    void aSnapshotIsReplaced_evenByWhatItWasBefore() {
        try (DeclaredRig rig = open("snapshot")) {
            List<SourceEvent> first = List.of(zone(74, "Harlem"), zone(75, "Bronx"));
            List<SourceEvent> second = List.of(zone(74, "Manhattan"), zone(75, "Bronx"));
            for (int version = 1; version <= 3; version++) {
                rig.ingest("zones", version, file(rig, ZONES, version == 2 ? second : first));
                rig.features().materializations().materialize(ZONES, END);
                assertThat(rig.features()
                                .materializations()
                                .materialize(ZONES, END)
                                .rows()
                                .accepted())
                        .isZero();
                LookupRow row = new LookupRow(Map.of("pickup_zone", new Whole(74)), START);
                assertThat(rig.features()
                                .online()
                                .lookup(DURATION, List.of(row))
                                .getFirst()
                                .fields()
                                .getFirst()
                                .value())
                        .contains(new Text(version == 2 ? "Manhattan" : "Harlem"));
            }
        }
    }

    @Test
    void aSnapshotIsReplacedAsAWhole_onlineAndOffline_alsoAfterACrash() {
        DeclaredRig rig = open("whole");
        rig.ingest("zones", 1, file(rig, ZONES, List.of(zone(74, "Harlem"), zone(75, "Bronx"))));
        rig.features().materializations().materialize(ZONES, END);
        assertZones(rig, "Harlem", "Bronx");
        rig.ingest("zones", 2, file(rig, ZONES, List.of(zone(74, "Manhattan"))));
        assertZones(rig, "Harlem", "Bronx"); // not materialized yet
        rig.features().materializations().materialize(ZONES, END);
        assertZones(rig, "Manhattan", null);
        rig.crash();

        try (DeclaredRig again = open("whole")) {
            assertZones(again, "Manhattan", null);
            push(again, ZONES, zone(75, "Queens"));
            assertZones(again, "Manhattan", "Queens");
        }
        try (DeclaredRig stored = open("whole")) {
            assertZones(stored, "Manhattan", "Queens");
            stored.ingest("zones", 3, file(stored, ZONES, List.of(zone(75, "Bronx"))));
            stored.features().materializations().materialize(ZONES, END);
            assertZones(stored, null, "Bronx");
        }
        try (DeclaredRig stored = open("whole")) {
            assertZones(stored, null, "Bronx");
        }
    }

    private void assertZones(DeclaredRig rig, @Nullable String of74, @Nullable String of75) {
        List<LookupRow> rows = Stream.of(74, 75)
                .map(zone -> new LookupRow(Map.of("pickup_zone", new Whole(zone), "dropoff_zone", new Whole(1)), START))
                .toList();
        List<Optional<FeatureValue>> expected = Stream.of(of74, of75)
                .map(borough -> Optional.ofNullable(borough).<FeatureValue>map(Text::new))
                .toList();
        assertThat(rig.features().online().lookup(DURATION, rows))
                .extracting(vector -> vector.get("zone__borough").value())
                .isEqualTo(expected);
        assertThat(train(rig, rows)).extracting(List::getFirst).isEqualTo(expected);
        assertThat(rig.features().exports().write(ZONES, END, newFile("zones")).rowCount())
                .isEqualTo(expected.stream().flatMap(Optional::stream).count());
    }

    @Test
    void skewIsEvidenceAboutTheService() {
        try (DeclaredRig rig = open("skew")) {
            push(rig, TRIPS, trip(74, 75, START + DAY, 10, 1.5));
            LookupRow row = new LookupRow(
                    Map.of("pickup_zone", new Whole(74), "dropoff_zone", new Whole(75)), START + DAY + MINUTE);
            FeatureVector vector =
                    rig.features().online().lookup(DURATION, List.of(row)).getFirst();
            Map<String, JsonValue> features = new LinkedHashMap<>();
            for (int i = 0; i < vector.columns().size(); i++) {
                features.put(
                        vector.columns().get(i),
                        vector.fields()
                                .get(i)
                                .value()
                                .<JsonValue>map(TypedJson::write)
                                .orElse(JsonNull.NULL));
            }
            Map<String, JsonValue> keys = new LinkedHashMap<>();
            row.keys().forEach((name, value) -> keys.put(name, TypedJson.write(value)));
            List<Served> served =
                    new ArrayList<>(List.of(new Served("trip-1", EventTime.instant(row.asOf()), keys, features)));
            try (TestServer server = TestServer.start(rig.features()
                    .skewRoutes((service, from, until, consumer) -> served.stream()
                            .filter(one -> !one.at().isBefore(from) && one.at().isBefore(until))
                            .forEach(consumer)))) {
                assertThat(server.get("/api/v1/features/skew?service=trip_duration")
                                .text())
                        .isEqualTo("{\"compared\":1,\"mismatches\":0,\"by_feature\":{},\"examples\":[]}");
                assertThat(server.get("/api/v1/features/skew?service=trip_duration&from=2020-03-03")
                                .text())
                        .contains("\"compared\":0");
                server.post("/api/v1/features/skew", "{\"service\": \"trip_duration\"}");
                AssetRef about = AssetRef.of(new AssetKind("feature-service"), "taxi", "trip_duration");
                assertThat(rig.evidence().log().latest(about, SkewEvidence.TYPE))
                        .hasValueSatisfying(evidence -> {
                            assertThat(evidence.verdict().text()).isEqualTo("passed");
                            assertThat(evidence.values().integer("compared")).isEqualTo(1);
                            assertThat(evidence.observedAt()).isEqualTo(EventTime.instant(row.asOf()));
                        });

                features.put("zone_activity__zone_minutes_1h", JsonValue.of(Math.nextUp(10.0)));
                served.set(0, new Served("trip-1", EventTime.instant(row.asOf()), keys, features));
                assertThat(server.post("/api/v1/features/skew", "{\"service\": \"trip_duration\"}")
                                .text())
                        .contains("\"mismatches\":1")
                        .contains("\"prediction_id\":\"trip-1\",\"feature\":\"zone_activity__zone_minutes_1h\"");
                assertThat(rig.evidence().log().latestOfEachType(about))
                        .anySatisfy(evidence ->
                                assertThat(evidence.verdict().text()).isEqualTo("failed"));
            }
            SkewChecks checks = rig.features().skewChecks((_, _, _, _) -> {});
            assertThat(checks.check(SkewChecks.Request.ofAll(DURATION)).last()).isEmpty();
        }
    }

    private static List<SourceEvent> trips(Random random, int count) {
        Map<String, SourceEvent> trips = new LinkedHashMap<>();
        while (trips.size() < count) {
            long at = START + random.nextInt(10 * 24 * 12) * 5L * MINUTE; // many end at the same moment
            SourceEvent trip = trip(
                    70 + random.nextInt(6),
                    70 + random.nextInt(6),
                    at,
                    1 + random.nextInt(40),
                    random.nextInt(90) / 10.0);
            trips.put(trip.id(), trip);
        }
        return new ArrayList<>(trips.values());
    }

    private static SourceEvent trip(long from, long to, long dropoff, long minutes, double distance) {
        Map<String, FeatureValue> values = new HashMap<>();
        values.put("pickup_at", new Moment(dropoff - minutes * MINUTE));
        values.put("dropoff_at", new Moment(dropoff));
        values.put("pickup_zone", new Whole(from));
        values.put("dropoff_zone", new Whole(to));
        values.put("distance", new Real(distance));
        values.put("duration", new Real((double) minutes));
        String whole = distance == Math.rint(distance) ? Long.toString((long) distance) : Double.toString(distance);
        String id = EventTime.instant(dropoff - minutes * MINUTE) + "|" + EventTime.instant(dropoff) + "|" + from + "|"
                + to + "|" + whole;
        return new SourceEvent(id, values);
    }

    private static List<SourceEvent> days(Random random) {
        List<SourceEvent> days = new ArrayList<>();
        for (long day = 0; day < 9; day++) {
            Map<String, FeatureValue> values = new HashMap<>();
            values.put("day", new Moment(START + day * DAY));
            values.put("rain", new Real(random.nextInt(30) / 10.0));
            if (random.nextInt(4) > 0) {
                values.put("temperature", new Real(random.nextInt(70)));
            }
            days.add(new SourceEvent(EventTime.instant(START + day * DAY).toString(), values));
        }
        return days;
    }

    private static List<SourceEvent> zones(Random random) {
        List<SourceEvent> zones = new ArrayList<>();
        for (long zone = 70; zone < 75; zone++) {
            zones.add(zone(zone, random.nextBoolean() ? "Bronx" : "Queens"));
        }
        return zones;
    }

    private static SourceEvent zone(long zone, String borough) {
        return new SourceEvent(
                "zone " + zone,
                Map.of("pickup_zone", new Whole(zone), "borough", new Text(borough), "service_zone", new Text("x")));
    }

    private static List<LookupRow> lookups(Random random, int count) {
        List<LookupRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // half of them at the very moment of events
            long at =
                    START + random.nextInt(12 * 24 * 12) * 5L * MINUTE + (random.nextBoolean() ? 0 : random.nextInt());
            rows.add(new LookupRow(
                    Map.of(
                            "pickup_zone", new Whole(70 + random.nextInt(6)),
                            "dropoff_zone", new Whole(70 + random.nextInt(6))),
                    at));
        }
        return rows;
    }

    private DataFiles spine(DeclaredRig rig, List<LookupRow> rows) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("pickup_zone", ColumnType.LONG);
        columns.put("dropoff_zone", ColumnType.LONG);
        columns.put("at", ColumnType.TIMESTAMP);
        return write(
                rig,
                columns,
                rows.stream()
                        .map(row -> {
                            Map<String, FeatureValue> values = new HashMap<>(row.keys());
                            values.put("at", new Moment(row.asOf()));
                            return values;
                        })
                        .toList());
    }

    private DataFiles file(DeclaredRig rig, SourceName source, List<SourceEvent> events) {
        return write(
                rig,
                rig.features().definitions().source(source).columns(),
                events.stream().map(SourceEvent::values).toList());
    }

    private DataFiles write(DeclaredRig rig, Map<String, ColumnType> columns, List<Map<String, FeatureValue>> rows) {
        List<Column> schema = new ArrayList<>();
        columns.forEach((name, type) -> schema.add(Sql.column(name, type)));
        Path file = newFile("rows");
        try (QuerySession session = rig.engine().open(TIME)) {
            RelationName name = new RelationName("t");
            try (TableAppender table = session.create(name, new Schema(schema))) {
                for (Map<String, FeatureValue> row : rows) {
                    columns.keySet()
                            .forEach(column -> Optional.ofNullable(row.get(column))
                                    .ifPresentOrElse(value -> Values.append(table, value), table::missing));
                    table.endRow();
                }
            }
            session.write(Query.of("select * from " + name), file);
        }
        return DataFiles.parquet(file);
    }

    private Path newFile(String name) {
        return folder.resolve(name + System.nanoTime() + ".parquet");
    }
}

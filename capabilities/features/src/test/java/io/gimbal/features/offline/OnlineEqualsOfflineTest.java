package io.gimbal.features.offline;

import static io.gimbal.features.FeaturesFixtures.feature;
import static io.gimbal.features.FeaturesFixtures.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.features.Aggregation;
import io.gimbal.features.Availability;
import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.Entity;
import io.gimbal.features.EntityName;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureSelection;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.FeatureView;
import io.gimbal.features.FeaturesFixtures;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.LookupRow;
import io.gimbal.features.Resolution;
import io.gimbal.features.ServedVectors.Served;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SkewChecks.Report;
import io.gimbal.features.SkewChecks.Request;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceName;
import io.gimbal.features.TypedJson;
import io.gimbal.features.ViewName;
import io.gimbal.features.WindowedView;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonValue;
import io.gimbal.query.DataFiles;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The promise of the whole module: the same events give the same feature values, to the bit, whichever way
/// they came and whoever asks.
final class OnlineEqualsOfflineTest {
    private static final ServiceName EVERYTHING = new ServiceName("everything");
    private static final SourceName TRIPS = new SourceName("trips");
    private static final long START = EventTime.micros(Instant.parse("2020-03-01T00:00:00Z"));
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long DAY = 24 * HOUR;

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at once", "landing delay", "known at"})
    void trainingSetsEqualLookups(String availability) {
        EventSource trips = trips(availability(availability));
        bench.use(definitions(trips));
        Random random = new Random(availability.hashCode());
        List<SourceEvent> events = events(random, 1_500, true);
        Collections.shuffle(events, random);
        bench.online().append(TRIPS, events);
        List<LookupRow> rows = lookups(random, 700);
        DataFiles spine = bench.spine(rows, List.of("zone", "other"));
        assertThat(bench.train(EVERYTHING, spine)).isEqualTo(bench.lookUp(EVERYTHING, rows));
    }

    @Test
    void itDoesNotMatterWhetherEventsCameByFileOrByPush_orBothWays() {
        EventSource trips = trips(new Availability.AtOnce());
        bench.use(definitions(trips));
        Random random = new Random(3);
        List<SourceEvent> events = events(random, 1_000, false);
        bench.online().append(TRIPS, events);
        List<LookupRow> rows = lookups(random, 300);
        DataFiles spine = bench.spine(rows, List.of("zone", "other"));
        List<List<Optional<FeatureValue>>> pushed = bench.train(EVERYTHING, spine);
        try (Workbench other = new Workbench(folder.resolve("other"))) {
            other.use(definitions(trips));
            other.ingest(TRIPS, other.rows(trips, events));
            assertThat(other.train(EVERYTHING, spine)).isEqualTo(pushed);
            other.online().append(TRIPS, events.subList(300, 700));
            assertThat(other.train(EVERYTHING, spine)).isEqualTo(pushed);
            Instant end = EventTime.instant(START + 60 * DAY);
            assertThat(other.materializations().materialize(TRIPS, end).rows().accepted())
                    .isEqualTo(600);
            assertThat(other.materializations().materialize(TRIPS, end).rows().repeated())
                    .isEqualTo(1_000);
            assertThat(other.lookUp(EVERYTHING, rows)).isEqualTo(pushed);
            other.forget(TRIPS);
            assertThat(other.train(EVERYTHING, spine)).isEqualTo(pushed);
        }
    }

    @Test
    void skewOfAReplay_isZero_andWhatIsWrongIsFound() {
        EventSource trips = trips(new Availability.AtOnce());
        bench.use(definitions(trips));
        Random random = new Random(4);
        List<SourceEvent> events = events(random, 600, false);
        List<LookupRow> rows = lookups(random, 400);
        events.sort((one, other) -> Long.compare(time(one), time(other)));
        rows.sort((one, other) -> Long.compare(one.asOf(), other.asOf()));
        List<List<Optional<FeatureValue>>> served = new ArrayList<>();
        int sent = 0;
        for (LookupRow row : rows) {
            int until = sent;
            while (until < events.size() && time(events.get(until)) <= row.asOf()) {
                until++;
            }
            if (until > sent) {
                bench.online().append(TRIPS, events.subList(sent, until));
                sent = until;
            }
            served.add(new ArrayList<>(bench.lookUp(EVERYTHING, List.of(row)).getFirst()));
        }
        bench.online().append(TRIPS, events.subList(sent, events.size()));
        Report report = bench.skewChecks(vectors(rows, served)).check(Request.ofAll(EVERYTHING));
        assertThat(report.compared()).isEqualTo(400);
        assertThat(report.mismatches()).as("%s", report.examples()).isZero();

        int total = 16;
        assertThat(served.get(7).get(total)).isPresent();
        double right = ((Real) served.get(7).get(total).orElseThrow()).value();
        served.get(7).set(total, Optional.of(new Real(Math.nextUp(right))));
        assertThat(served.get(9).get(total)).isPresent();
        served.get(9).set(total, Optional.empty());
        Report wrong = bench.skewChecks(vectors(rows, served)).check(Request.ofAll(EVERYTHING));
        assertThat(wrong.mismatches()).isEqualTo(2);
        assertThat(wrong.byFeature()).containsExactly(Map.entry("zone_auto__total_7m", 2L));
        assertThat(wrong.examples()).extracting(example -> example.id()).containsExactly("7", "9");
    }

    /// As they would stand in the records of predictions.
    private static List<Served> vectors(List<LookupRow> rows, List<List<Optional<FeatureValue>>> served) {
        Definitions now = definitions(trips(new Availability.AtOnce()));
        List<ServiceFeature> features = now.features(now.service(EVERYTHING));
        List<Served> vectors = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, JsonValue> keys = new LinkedHashMap<>();
            rows.get(i).keys().forEach((name, value) -> keys.put(name, TypedJson.write(value)));
            Map<String, JsonValue> values = new LinkedHashMap<>();
            for (int j = 0; j < features.size(); j++) {
                values.put(
                        features.get(j).column(),
                        served.get(i).get(j).<JsonValue>map(TypedJson::write).orElse(JsonNull.NULL));
            }
            vectors.add(new Served(
                    Integer.toString(i), EventTime.instant(rows.get(i).asOf()), keys, values));
        }
        return vectors;
    }

    private static Availability availability(String text) {
        return switch (text) {
            case "landing delay" -> new Availability.LandingDelay(Duration.ofHours(5));
            case "known at" -> new Availability.KnownAt("loaded_at");
            default -> new Availability.AtOnce();
        };
    }

    private static EventSource trips(Availability availability) {
        return source(
                TRIPS,
                Optional.of("dropoff_at"),
                List.of("trip"),
                availability,
                "trip string, dropoff_at timestamp, loaded_at timestamp, zone long, other long, passengers long,"
                        + " minutes double, driver string");
    }

    private static Definitions definitions(EventSource trips) {
        Entity zone = FeaturesFixtures.entity("zone", "zone");
        Entity pair = new Entity(
                new EntityName("pair"),
                List.of(new JoinKey("zone", ColumnType.LONG), new JoinKey("other", ColumnType.LONG)));
        List<FeatureView> views = List.of(
                windowed("zone_auto", Optional.of("zone"), Resolution.AUTO, "7m", "1h", "24h", "7d"),
                windowed("zone_exact", Optional.of("zone"), Resolution.EXACT, "1h"),
                windowed("pair_auto", Optional.of("pair"), Resolution.AUTO, "24h", "12d"),
                windowed("all", Optional.empty(), Resolution.AUTO, "1h"),
                latest("last_trip", Optional.of("zone"), Map.of(), Duration.ZERO),
                latest("last_fresh", Optional.of("zone"), Map.of(), Duration.ofHours(6)),
                latest("last_there", Optional.of("zone"), Map.of("zone", "other"), Duration.ofDays(2)),
                latest("last_of_all", Optional.empty(), Map.of(), Duration.ZERO));
        List<FeatureSelection> all = views.stream()
                .<FeatureSelection>map(view -> new FeatureSelection.All(view.name()))
                .toList();
        return new Definitions(
                List.of(trips), List.of(zone, pair), views, List.of(new FeatureService(EVERYTHING, all, Map.of())));
    }

    private static WindowedView windowed(
            String name, Optional<String> entity, Resolution resolution, String... windows) {
        return new WindowedView(
                new ViewName(name),
                entity.map(EntityName::new),
                TRIPS,
                Map.of(),
                List.of(
                        feature("trips", Aggregation.COUNT, "", windows),
                        feature("drivers", Aggregation.COUNT, "driver", windows),
                        feature("passengers", Aggregation.SUM, "passengers", windows),
                        feature("minutes", Aggregation.AVG, "minutes", windows),
                        feature("total", Aggregation.SUM, "minutes", windows),
                        feature("least", Aggregation.MIN, "minutes", windows),
                        feature("most", Aggregation.MAX, "passengers", windows)),
                resolution);
    }

    private static LatestValueView latest(
            String name, Optional<String> entity, Map<String, String> keys, Duration ttl) {
        return new LatestValueView(
                new ViewName(name),
                entity.map(EntityName::new),
                TRIPS,
                keys,
                List.of("passengers", "minutes", "driver", "loaded_at"),
                ttl);
    }

    /// Over twenty days, mostly on whole seconds and often on the hour, with nulls, and times of loading
    /// that lie before and after the event.
    private static List<SourceEvent> events(Random random, int count, boolean ties) {
        List<SourceEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = START + random.nextLong(20 * DAY / SECOND) * SECOND;
            if (ties) {
                long step = random.nextInt(3) == 0 ? HOUR : 1;
                time = Math.floorDiv(time + random.nextInt(3), step) * step;
            } else {
                time += i;
            }
            Map<String, FeatureValue> values = new HashMap<>();
            values.put("trip", new Text("t" + i));
            values.put("dropoff_at", new Moment(time));
            values.put("loaded_at", new Moment(time + (random.nextInt(30) - 5) * HOUR));
            put(random, values, "zone", new Whole(random.nextInt(4)));
            put(random, values, "other", new Whole(random.nextInt(4)));
            put(random, values, "passengers", new Whole(random.nextInt(6) - 1));
            put(random, values, "minutes", new Real(random.nextInt(9) == 0 ? -0.0 : random.nextGaussian() * 30));
            put(random, values, "driver", new Text("d" + random.nextInt(5)));
            events.add(new SourceEvent("t" + i, values));
        }
        return events;
    }

    private static void put(Random random, Map<String, FeatureValue> values, String name, FeatureValue value) {
        if (random.nextInt(15) != 0) {
            values.put(name, value);
        }
    }

    private static List<LookupRow> lookups(Random random, int count) {
        List<LookupRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = START - DAY + random.nextLong(23 * DAY / SECOND) * SECOND;
            long step = random.nextInt(3) == 0 ? HOUR : SECOND;
            Map<String, FeatureValue> keys = new HashMap<>();
            put(random, keys, "zone", new Whole(random.nextInt(5)));
            put(random, keys, "other", new Whole(random.nextInt(4)));
            rows.add(new LookupRow(keys, Math.floorDiv(time, step) * step));
        }
        return rows;
    }

    private static long time(SourceEvent event) {
        return ((Moment) event.values().get("dropoff_at")).epochMicros();
    }
}

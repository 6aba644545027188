package io.gimbal.features.online;

import static io.gimbal.features.FeaturesFixtures.DURATION;
import static io.gimbal.features.FeaturesFixtures.TRIPS;
import static io.gimbal.features.FeaturesFixtures.WEATHER;
import static io.gimbal.features.FeaturesFixtures.ZONES;
import static io.gimbal.features.FeaturesFixtures.taxi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.Aggregation;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.FeatureVector;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.FeaturesFixtures;
import io.gimbal.features.FieldStatus;
import io.gimbal.features.InMemoryEventJournal;
import io.gimbal.features.Ingested;
import io.gimbal.features.LookupRow;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceName;
import io.gimbal.kv.InMemoryKeyValueStore;
import io.gimbal.kv.KeyRange;
import io.gimbal.log.Acknowledgement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TiledFeaturesTest {
    private static final long NOON = EventTime.micros(Instant.parse("2020-03-10T12:00:00Z"));
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final long MINUTE = 60_000_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private InMemoryKeyValueStore store = new InMemoryKeyValueStore();
    private TiledFeatures features = open(FeaturesConfig.DEFAULT);

    @BeforeEach
    void use() {
        features.use(taxi());
    }

    private TiledFeatures open(FeaturesConfig config) {
        return new TiledFeatures(journal, store, config, WALL);
    }

    @Nested
    class Lookups {
        @Test
        void seeEveryEventUpToTheirTime() {
            append(trip("a", 74, 75, NOON, 10.0), trip("b", 74, 75, NOON + MINUTE, 20.0));
            assertThat(value(NOON - 1, "zone_activity__trips_1h")).contains(new Whole(0));
            assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(1));
            assertThat(value(NOON + MINUTE, "zone_activity__minutes_1h")).contains(new Real(15.0));
            assertThat(value(NOON + MINUTE, "route_activity__minutes_7d")).contains(new Real(15.0));
        }

        @Test
        void haveAgeAndStatus() {
            append(trip("a", 74, 75, NOON, 10.0));
            FeatureField minutes = lookup(NOON + 5 * MINUTE).get("zone_activity__minutes_24h");
            assertThat(minutes.age()).contains(Duration.ofMinutes(5));
            assertThat(minutes.status()).isEqualTo(FieldStatus.PRESENT);
            assertThat(lookup(NOON - 1).get("zone_activity__minutes_24h").status())
                    .isEqualTo(FieldStatus.NOT_FOUND);
        }

        @Test
        void takeYesterdaysWeatherAndTheStaticZone() {
            append(WEATHER, weather("2020-03-09", 0.5), weather("2020-03-10", 1.5));
            append(ZONES, new SourceEvent("z", Map.of("location", new Whole(74), "borough", new Text("Manhattan"))));
            assertThat(value(NOON, "weather__rain")).contains(new Real(0.5));
            assertThat(value(NOON + DAY, "weather__rain")).contains(new Real(1.5));
            assertThat(lookup(NOON + 3 * DAY).get("weather__rain").status()).isEqualTo(FieldStatus.OUTSIDE_MAX_AGE);
            assertThat(lookup(NOON).get("weather__temperature").status()).isEqualTo(FieldStatus.NULL_VALUE);
            assertThat(value(NOON, "zone__borough")).contains(new Text("Manhattan"));
        }

        @Test
        void ofARowWithoutKey_findNothing() {
            append(trip("a", 74, 75, NOON, 10.0));
            LookupRow nobody = new LookupRow(Map.of("pickup_zone", new Whole(74)), NOON);
            FeatureVector vector = features.lookup(DURATION, List.of(nobody)).getFirst();
            assertThat(vector.get("zone_activity__trips_1h").value()).contains(new Whole(1));
            assertThat(vector.get("route_activity__minutes_7d").status()).isEqualTo(FieldStatus.NOT_FOUND);
        }

        @Test
        void refuseUnknownNamesAndOtherTypes() {
            assertThatThrownBy(() -> features.lookup(new ServiceName("trip_duratoin"), List.of()))
                    .hasMessageContaining("did you mean \"trip_duration\"?");
            assertThatThrownBy(() -> lookup(Map.of("pickup_zon", new Whole(1)), NOON))
                    .hasMessageContaining("has no join key \"pickup_zon\", did you mean \"pickup_zone\"?");
            assertThatThrownBy(() -> lookup(Map.of("pickup_zone", new Text("74")), NOON))
                    .hasMessage("join key \"pickup_zone\" is a long, found string 74");
        }

        @Test
        void furtherBackThanIsKept_areRefused() {
            for (int day = 0; day < 12; day++) {
                append(trip("t" + day, 74, 75, NOON + day * DAY, 10.0));
            }
            assertThat(value(NOON + 4 * DAY, "zone_activity__trips_1h")).contains(new Whole(1));
            assertThatThrownBy(() -> lookup(NOON + 4 * DAY - 1))
                    .hasMessageContaining("the online store answers from 2020-03-14T12:00:00Z on")
                    .extracting(e -> ((CodedException) e).code())
                    .isEqualTo(ErrorCode.FAILED_PRECONDITION);
        }

        @Test
        void beforeTheFirstUse_areUnavailable() {
            assertThatThrownBy(() -> open(FeaturesConfig.DEFAULT).lookup(DURATION, List.of()))
                    .extracting(e -> ((CodedException) e).code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }

        @Test
        void seeAnEventInAllViewsOrInNone() throws Exception {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> writing = threads.submit(() -> {
                    for (int i = 0; i < 300; i++) {
                        append(trip("t" + i, 74, 75, NOON, 1.0), trip("u" + i, 74, 75, NOON, 1.0));
                    }
                });
                long seen = 0;
                while (!writing.isDone() || seen < 600) {
                    FeatureVector vector = lookup(NOON);
                    seen = ((Whole) vector.get("zone_activity__trips_1h")
                                    .value()
                                    .orElseThrow())
                            .value();
                    assertThat(vector.get("route_activity__passengers_7d").value())
                            .contains(new Whole(seen));
                }
                writing.get();
            }
        }
    }

    @Nested
    class Appends {
        @Test
        void ofAKnownEvent_changeNothing() {
            assertThat(append(trip("a", 74, 75, NOON, 10.0))).isEqualTo(new Ingested(1, 0, 0));
            assertThat(append(
                            trip("a", 74, 75, NOON, 10.0), trip("b", 74, 75, NOON, 1.0), trip("b", 74, 75, NOON, 1.0)))
                    .isEqualTo(new Ingested(1, 2, 0));
            assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(2));
            assertThat(journal.size(TRIPS)).isEqualTo(2);
        }

        @Test
        void ofTheSameRowUnderAnotherId_areARepetition() {
            append(trip("a", 74, 75, NOON, 10.0));
            SourceEvent again =
                    new SourceEvent("other", trip("a", 74, 75, NOON, 10.0).values());
            assertThat(append(again)).isEqualTo(new Ingested(0, 1, 0));
        }

        @Test
        void ofAKnownIdWithOtherContent_areAConflict_andNothingIsTaken() {
            append(trip("a", 74, 75, NOON, 10.0));
            assertThatThrownBy(() -> append(trip("b", 74, 75, NOON, 1.0), trip("a", 74, 75, NOON, 11.0)))
                    .hasMessage("source \"trips\" has an event \"a\" with other content; events do not change")
                    .extracting(e -> ((CodedException) e).code())
                    .isEqualTo(ErrorCode.CONFLICT);
            assertThatThrownBy(() -> append(trip("c", 74, 75, NOON, 1.0), trip("c", 74, 75, NOON, 11.0)))
                    .hasMessageContaining("other content");
            assertThat(journal.size(TRIPS)).isEqualTo(1);
            assertThat(append(trip("b", 74, 75, NOON, 1.0))).isEqualTo(new Ingested(1, 0, 0));
        }

        @Test
        void thatTheJournalRefuses_leaveNothingBehind() {
            journal.fail(true);
            assertThatThrownBy(() -> append(trip("a", 74, 75, NOON, 10.0))).hasMessage("the disk is full");
            assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(0));
            journal.fail(false);
            assertThat(append(trip("a", 74, 75, NOON, 10.0))).isEqualTo(new Ingested(1, 0, 0));
        }

        @Test
        void areAnsweredWhenTheJournalHasThem_alsoTheRepeated() throws Exception {
            journal.hold();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Ingested> first = threads.submit(() -> append(trip("a", 74, 75, NOON, 10.0)));
                while (journal.size(TRIPS) == 0) {
                    Thread.onSpinWait();
                }
                Future<Ingested> second = threads.submit(() -> append(trip("a", 74, 75, NOON, 10.0)));
                Thread.sleep(20);
                assertThat(first.isDone()).isFalse();
                assertThat(second.isDone()).isFalse();
                assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(0));
                journal.release();
                assertThat(first.get()).isEqualTo(new Ingested(1, 0, 0));
                assertThat(second.get()).isEqualTo(new Ingested(0, 1, 0));
            }
            assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(1));
        }

        @Test
        void byManyThreads_loseAndRepeatNothing() {
            List<CompletableFuture<Ingested>> appends = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 400; i++) {
                    int trip = i % 200;
                    appends.add(
                            CompletableFuture.supplyAsync(() -> append(trip("t" + trip, 74, 75, NOON, 1.0)), threads));
                }
            }
            Ingested total =
                    appends.stream().map(CompletableFuture::join).reduce(new Ingested(0, 0, 0), Ingested::plus);
            assertThat(total).isEqualTo(new Ingested(200, 200, 0));
            assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(200));
        }

        @Test
        void olderThanIsKept_areCountedLate_andCannotBeMissed() {
            for (int day = 0; day < 30; day++) {
                append(trip("t" + day, 74, 75, NOON + day * DAY, 10.0));
            }
            assertThat(append(trip("old", 74, 75, NOON, 10.0))).isEqualTo(new Ingested(1, 0, 1));
            assertThat(value(NOON + 29 * DAY, "route_activity__passengers_7d")).contains(new Whole(8));
        }

        @Test
        void ofOneWrongDateInTheFuture_doNotMakeTheRestTooOld() {
            append(trip("a", 74, 75, NOON, 10.0));
            append(trip("wrong", 74, 75, NOON + 5_000 * DAY, 10.0));
            assertThat(append(trip("b", 74, 75, NOON + 1, 10.0))).isEqualTo(new Ingested(1, 0, 0));
            assertThat(value(NOON + 1, "zone_activity__trips_1h")).contains(new Whole(2));
        }

        @Test
        void whoseFirstHasAWrongDateInTheFuture_doNotMakeTheRestTooOld() {
            append(trip("wrong", 74, 75, EventTime.micros(Instant.parse("9999-01-01T00:00:00Z")), 10.0));
            assertThat(append(trip("a", 74, 75, NOON, 10.0))).isEqualTo(new Ingested(1, 0, 0));
            assertThat(append(trip("b", 74, 75, NOON + 1, 10.0))).isEqualTo(new Ingested(1, 0, 0));
            assertThat(value(NOON + 1, "zone_activity__trips_1h")).contains(new Whole(2));
        }

        @Test
        void toAnUnknownSource_areRefused() {
            assertThatThrownBy(() -> append(new SourceName("trip"), trip("a", 74, 75, NOON, 10.0)))
                    .hasMessage("no source \"trip\", did you mean \"trips\"?");
        }
    }

    @Nested
    class Restarts {
        @Test
        void afterAStop_answerTheSame() {
            fill(7);
            List<FeatureVector> before = lookAround();
            features.close();
            store = store.reopen();
            features = open(FeaturesConfig.DEFAULT);
            features.use(taxi());
            assertThat(lookAround()).isEqualTo(before);
        }

        @Test
        void afterACrash_answerTheSame_whateverWasCheckpointed() {
            for (int seed = 0; seed < 10; seed++) {
                InMemoryEventJournal log = new InMemoryEventJournal();
                InMemoryKeyValueStore state = new InMemoryKeyValueStore();
                FeaturesConfig config = new FeaturesConfig(
                        Duration.ofDays(7), 100, 1 + seed * 13, Acknowledgement.SYNCED, Duration.ofHours(1));
                Random random = new Random(seed);
                List<SourceEvent> trips = trips(random, 250);
                TiledFeatures whole =
                        new TiledFeatures(new InMemoryEventJournal(), new InMemoryKeyValueStore(), config, WALL);
                whole.use(taxi());
                whole.append(TRIPS, trips);
                for (int from = 0; from < trips.size(); from += 50) {
                    // never closed, and everybody is sent some events again
                    TiledFeatures crashing = new TiledFeatures(log, state, config, WALL);
                    crashing.use(taxi());
                    for (SourceEvent trip : trips.subList(Math.max(0, from - 20), from + 50)) {
                        crashing.append(TRIPS, List.of(trip));
                    }
                }
                TiledFeatures last = new TiledFeatures(log, state, config, WALL);
                last.use(taxi());
                assertThat(log.size(TRIPS)).isEqualTo(250);
                assertThat(lookAround(last)).as("seed %d", seed).isEqualTo(lookAround(whole));
            }
        }

        @Test
        void withoutTheirState_makeItAgainFromTheJournal() {
            fill(8);
            List<FeatureVector> before = lookAround();
            store = new InMemoryKeyValueStore();
            features = open(FeaturesConfig.DEFAULT);
            features.use(taxi());
            assertThat(lookAround()).isEqualTo(before);
            assertThat(append(trips(new Random(8), 200).getFirst())).isEqualTo(new Ingested(0, 1, 0));
        }

        @Test
        void afterTheJournalLostItsEnd_forgetWhatItDoesNotKnow() {
            append(trip("a", 74, 75, NOON, 10.0));
            features.close();
            InMemoryEventJournal shorter = new InMemoryEventJournal();
            TiledFeatures again = new TiledFeatures(shorter, store, FeaturesConfig.DEFAULT, WALL);
            again.use(taxi());
            features = again;
            assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(0));
            assertThat(append(trip("a", 74, 75, NOON, 10.0))).isEqualTo(new Ingested(1, 0, 0));
            assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(1));
        }

        @Test
        void withANewView_giveItThePast() {
            fill(9);
            Definitions more = new Definitions(
                    taxi().sources(),
                    taxi().entities(),
                    List.of(
                            FeaturesFixtures.zoneActivity(),
                            FeaturesFixtures.windowed(
                                    "passengers",
                                    "pickup_zone",
                                    TRIPS,
                                    FeaturesFixtures.feature("n", Aggregation.SUM, "passengers", "7d"),
                                    FeaturesFixtures.feature("trips", Aggregation.COUNT, "", "7d"))),
                    List.of(FeaturesFixtures.service("zone_activity.*", "passengers.*")));
            FeatureField before = lookup(NOON + DAY).get("zone_activity__minutes_24h");
            features.use(more);
            FeatureVector now = lookup(Map.of("pickup_zone", new Whole(1)), NOON + DAY);
            assertThat(now.get("passengers__n_7d"))
                    .satisfies(field -> assertThat(field.value())
                            .isEqualTo(now.get("passengers__trips_7d").value()));
            assertThat(((Whole) now.get("passengers__n_7d").value().orElseThrow()).value())
                    .isPositive();
            assertThat(lookup(Map.of("pickup_zone", new Whole(74)), NOON + DAY).get("zone_activity__minutes_24h"))
                    .isEqualTo(before);
        }

        @Test
        void withAWindowThatLooksFurtherBackThanIsKept_giveItThePast() {
            for (int day = 0; day < 60; day++) {
                append(trip("t" + day, 74, 75, NOON + day * DAY, 10.0));
            }
            features.use(oneWindow("1h"));
            append(trip("last", 74, 75, NOON + 60 * DAY, 10.0));
            features.use(oneWindow("60d"));
            FeatureVector now = lookup(Map.of("pickup_zone", new Whole(74)), NOON + 60 * DAY);
            assertThat(now.get("zone_activity__trips_60d").value()).contains(new Whole(61));
        }

        private Definitions oneWindow(String window) {
            return new Definitions(
                    taxi().sources(),
                    taxi().entities(),
                    List.of(FeaturesFixtures.windowed(
                            "zone_activity",
                            "pickup_zone",
                            TRIPS,
                            FeaturesFixtures.feature("trips", Aggregation.COUNT, "", window))),
                    List.of(FeaturesFixtures.service("zone_activity.*")));
        }

        @Test
        void withAJournalThatDoesNotFit_areRefused_andTheOldDefinitionsStay() {
            append(trip("a", 74, 75, NOON, 10.0));
            Definitions other = new Definitions(
                    List.of(FeaturesFixtures.source(
                            TRIPS,
                            Optional.of("dropoff_at"),
                            List.of("trip"),
                            new io.gimbal.features.Availability.AtOnce(),
                            "trip string, dropoff_at timestamp, pickup_zone string")),
                    List.of(),
                    List.of(),
                    List.of());
            store = new InMemoryKeyValueStore();
            TiledFeatures fresh = open(FeaturesConfig.DEFAULT);
            fresh.use(taxi());
            InMemoryKeyValueStore empty = new InMemoryKeyValueStore();
            assertThatThrownBy(() -> new TiledFeatures(journal, empty, FeaturesConfig.DEFAULT, WALL).use(other))
                    .hasMessageContaining("event 0 of source \"trips\" was taken in before and does not fit")
                    .extracting(e -> ((CodedException) e).code())
                    .isEqualTo(ErrorCode.FAILED_PRECONDITION);
            assertThat(value(NOON, "zone_activity__trips_1h")).contains(new Whole(1));
        }

        private void fill(int seed) {
            append(trips(new Random(seed), 200).toArray(SourceEvent[]::new));
            append(WEATHER, weather("2020-03-10", 0.5));
        }
    }

    @Test
    void arrivalInAnyOrder_inAnyBatches_withRepetitions_storesTheSameBytes() {
        Map<String, String> expected = Map.of();
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            List<SourceEvent> trips = trips(new Random(42), 300);
            if (seed > 0) {
                trips.addAll(trips.subList(0, 100));
                Collections.shuffle(trips, random);
            }
            InMemoryKeyValueStore state = new InMemoryKeyValueStore();
            FeaturesConfig config = new FeaturesConfig(
                    Duration.ofDays(7), 100, 1 + random.nextInt(100), Acknowledgement.SYNCED, Duration.ofHours(1));
            TiledFeatures one = new TiledFeatures(new InMemoryEventJournal(), state, config, WALL);
            one.use(taxi());
            for (int from = 0; from < trips.size(); ) {
                int to = Math.min(trips.size(), from + 1 + random.nextInt(30));
                one.append(TRIPS, trips.subList(from, to));
                from = to;
            }
            one.close();
            Map<String, String> units = units(state);
            assertThat(units).hasSizeGreaterThan(300);
            if (seed == 0) {
                expected = units;
            }
            assertThat(units).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static Map<String, String> units(InMemoryKeyValueStore store) {
        Map<String, String> units = new TreeMap<>();
        store.scan(UnitCache.UNITS, KeyRange.all(), entry -> {
            units.put(entry.key().toString(), HexFormat.of().formatHex(entry.value()));
            return true;
        });
        return units;
    }

    /// Within four days, so that nothing is too old whatever comes first.
    private static List<SourceEvent> trips(Random random, int count) {
        List<SourceEvent> trips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = NOON + random.nextLong(4 * DAY / 1_000_000) * 1_000_000;
            trips.add(trip("t" + i, 1 + random.nextInt(3), 1 + random.nextInt(3), time, random.nextGaussian() * 20));
        }
        return trips;
    }

    private List<FeatureVector> lookAround() {
        return lookAround(features);
    }

    private static List<FeatureVector> lookAround(TiledFeatures features) {
        List<LookupRow> rows = new ArrayList<>();
        for (long time = NOON; time < NOON + 4 * DAY; time += 37 * MINUTE) {
            for (int zone = 1; zone < 4; zone++) {
                rows.add(new LookupRow(Map.of("pickup_zone", new Whole(zone), "dropoff_zone", new Whole(1)), time));
            }
        }
        return features.lookup(DURATION, rows);
    }

    private Ingested append(SourceEvent... events) {
        return append(TRIPS, events);
    }

    private Ingested append(SourceName source, SourceEvent... events) {
        return features.append(source, List.of(events));
    }

    private Optional<FeatureValue> value(long asOf, String column) {
        return lookup(asOf).get(column).value();
    }

    private FeatureVector lookup(long asOf) {
        return lookup(Map.of("pickup_zone", new Whole(74), "dropoff_zone", new Whole(75)), asOf);
    }

    private FeatureVector lookup(Map<String, FeatureValue> keys, long asOf) {
        return features.lookup(DURATION, List.of(new LookupRow(keys, asOf))).getFirst();
    }

    private static SourceEvent trip(String id, long pickup, long dropoff, long time, double minutes) {
        Map<String, FeatureValue> values = new HashMap<>();
        values.put("trip", new Text(id));
        values.put("dropoff_at", new Moment(time));
        values.put("pickup_zone", new Whole(pickup));
        values.put("dropoff_zone", new Whole(dropoff));
        values.put("passengers", new Whole(1));
        values.put("duration", new Real(minutes));
        return new SourceEvent(id, values);
    }

    private static SourceEvent weather(String day, double rain) {
        long time = EventTime.micros(Instant.parse(day + "T00:00:00Z"));
        return new SourceEvent(day, Map.of("day", new Moment(time), "rain", new Real(rain)));
    }
}

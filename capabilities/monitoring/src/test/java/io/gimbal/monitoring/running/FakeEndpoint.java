package io.gimbal.monitoring.running;

import io.gimbal.declare.Scope;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonValue;
import io.gimbal.monitoring.Answer;
import io.gimbal.monitoring.Champions;
import io.gimbal.monitoring.ColumnNames;
import io.gimbal.monitoring.DeclaredEndpoints;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.MonitoredColumns;
import io.gimbal.monitoring.ReferenceData;
import io.gimbal.monitoring.ServedPrediction;
import io.gimbal.monitoring.ServedPrediction.Label;
import io.gimbal.monitoring.ServedPrediction.Role;
import io.gimbal.monitoring.ServedPrediction.VersionAnswer;
import io.gimbal.monitoring.ServedPredictions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// An endpoint of made-up trips and everything monitoring asks about it. What it says depends on the day only.
final class FakeEndpoint implements ServedPredictions, Champions, MonitoredColumns, DeclaredEndpoints, ReferenceData {
    static final AssetRef REF = AssetRef.of(new AssetKind("endpoint"), "taxi", "trip-duration");
    static final LocalDate SOURCE_START = LocalDate.parse("2020-03-01");
    static final LocalDate REPLAY_START = LocalDate.parse("2020-03-15");
    static final int TRIPS = 300;

    private final TreeMap<String, ServedPrediction> predictions = new TreeMap<>();
    private AssetRef champion = version(3);
    /// Columns that its requests have no more.
    final Set<String> gone = new HashSet<>();
    /// Columns that came after its champion was trained.
    final Set<String> untrained = new HashSet<>();

    boolean hasFailsafe = true;
    int learned;

    static AssetRef version(int number) {
        return AssetRef.of(new AssetKind("model-version"), "taxi", "trip-duration", Integer.toString(number));
    }

    void promote(int number) {
        champion = version(number);
    }

    void add(ServedPrediction prediction) {
        predictions.put(prediction.eventTime() + " " + prediction.id(), prediction);
    }

    /// A day of trips that take `slowness` times as long as the champion was taught, with some of them left out.
    List<ServedPrediction> day(LocalDate day, double slowness, int trips) {
        Random random = new Random(day.toEpochDay());
        List<ServedPrediction> rows = new ArrayList<>();
        for (int i = 0; i < trips; i++) {
            Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(86_400L * i / trips);
            Map<String, JsonValue> columns = columns(random, i);
            double expected = 3 * ((JsonNumber) columns.get("distance")).doubleValue();
            double took = expected * slowness + random.nextGaussian();
            rows.add(new ServedPrediction(
                    "trip-" + day + "-" + i,
                    at,
                    Role.CHAMPION,
                    answers(expected, expected * 0.8 + 1.5 * random.nextGaussian()),
                    columns,
                    Optional.of(new Label(took, at.plus(Duration.ofMinutes(30)), false))));
        }
        return rows;
    }

    private List<VersionAnswer> answers(double ofChampion, double ofFailsafe) {
        return List.of(
                new VersionAnswer(champion, Set.of(Role.CHAMPION), Answer.of(ofChampion)),
                new VersionAnswer(version(1), Set.of(Role.FAILSAFE, Role.SHADOW), Answer.of(ofFailsafe)));
    }

    private static Map<String, JsonValue> columns(Random random, int i) {
        return Map.of(
                "distance", JsonValue.of(1 + 4 * random.nextDouble()),
                "hour", JsonValue.of(i % 24),
                "pickup_zone", JsonValue.of(random.nextInt(60)),
                "zone_activity.zone_trips_1h", JsonValue.of(50 + 10 * random.nextGaussian()),
                "route_activity.route_minutes_7d",
                        random.nextInt(10) == 0 ? JsonNull.NULL : JsonValue.of(700 + 100 * random.nextGaussian()));
    }

    @Override
    public void scan(AssetRef endpoint, Instant from, Instant until, Consumer<ServedPrediction> each) {
        List.copyOf(predictions.values()).stream()
                .filter(it -> !it.eventTime().isBefore(from) && it.eventTime().isBefore(until))
                .sorted(Comparator.comparing(ServedPrediction::eventTime).thenComparing(ServedPrediction::id))
                .forEach(each);
    }

    @Override
    public Optional<Instant> first(AssetRef endpoint, Instant from) {
        return predictions.values().stream()
                .map(ServedPrediction::eventTime)
                .filter(at -> !at.isBefore(from))
                .min(Comparator.naturalOrder());
    }

    @Override
    public Optional<AssetRef> find(AssetRef endpoint) {
        return Optional.of(champion);
    }

    @Override
    public List<MonitoredColumn> list(AssetRef endpoint, List<String> declared) {
        Map<String, MonitoredColumn> known = known();
        return declared.stream()
                .flatMap(name -> ColumnNames.meant(name, known.keySet()).stream())
                .map(known::get)
                .toList();
    }

    private Map<String, MonitoredColumn> known() {
        Map<String, MonitoredColumn> known = new LinkedHashMap<>();
        for (MonitoredColumn column : List.of(
                MonitoredColumn.number("distance"),
                MonitoredColumn.number("hour"),
                MonitoredColumn.category("pickup_zone"),
                MonitoredColumn.windowed("zone_activity.zone_trips_1h", Duration.ofHours(1), SOURCE_START),
                MonitoredColumn.windowed("route_activity.route_minutes_7d", Duration.ofDays(7), SOURCE_START))) {
            known.put(column.name(), column);
        }
        known.keySet().removeAll(gone);
        return known;
    }

    @Override
    public Optional<DeclaredEndpoint> find(Scope scope, AssetRef endpoint) {
        return Optional.of(new DeclaredEndpoint(Optional.of(List.copyOf(known().keySet())), hasFailsafe));
    }

    private Map<String, JsonValue> trained(Map<String, JsonValue> columns) {
        Map<String, JsonValue> trained = new HashMap<>(columns);
        trained.keySet().removeAll(untrained);
        return trained;
    }

    /// Two weeks of trips that take as long as they should.
    @Override
    public void scan(AssetRef endpoint, AssetRef version, List<MonitoredColumn> columns, Consumer<Row> each) {
        learned++;
        SOURCE_START
                .datesUntil(REPLAY_START)
                .forEach(day -> day(day, 1, TRIPS)
                        .forEach(row -> each.accept(new Row(
                                row.eventTime(),
                                trained(row.columns()),
                                ((Answer.Predicted) row.find(Role.CHAMPION)
                                                .orElseThrow()
                                                .answer())
                                        .value(),
                                row.label().orElseThrow().value()))));
    }
}

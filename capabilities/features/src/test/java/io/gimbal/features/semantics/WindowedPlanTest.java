package io.gimbal.features.semantics;

import static io.gimbal.features.semantics.Stories.DAY;
import static io.gimbal.features.semantics.Stories.HOUR;
import static io.gimbal.features.semantics.Stories.MINUTE;
import static io.gimbal.features.semantics.Stories.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.features.Aggregation;
import io.gimbal.features.Availability;
import io.gimbal.features.ColumnType;
import io.gimbal.features.EntityName;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.FieldStatus;
import io.gimbal.features.Resolution;
import io.gimbal.features.SourceName;
import io.gimbal.features.ViewName;
import io.gimbal.features.Window;
import io.gimbal.features.WindowedFeature;
import io.gimbal.features.WindowedView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WindowedPlanTest {
    private static final EventSource TRIPS = source();
    private static final long NOON = 1_583_064_000L * SECOND; // 2020-03-01T12:00Z

    @Nested
    class AtEqualTimes {
        private final WindowedView view = view(Resolution.EXACT, count("1h"));

        @Test
        void eventsPrecedeLookups() {
            assertThat(counted(view, NOON, at(NOON))).isEqualTo(1);
            assertThat(counted(view, NOON, at(NOON + 1))).isZero();
        }

        @Test
        void anExactWindowIsExactlyItsLength() {
            assertThat(counted(view, NOON, at(NOON - HOUR))).isZero();
            assertThat(counted(view, NOON, at(NOON - HOUR + 1))).isEqualTo(1);
        }

        @Test
        void aCutWindowBeginsOnItsStep() {
            WindowedView cut = view(Resolution.AUTO, count("1h"));
            long lookup = NOON + 3 * MINUTE;
            assertThat(counted(cut, lookup, at(NOON - HOUR))).isEqualTo(1);
            assertThat(counted(cut, lookup, at(NOON - HOUR - 1))).isZero();
        }

        @Test
        void anEventKnownLaterIsSeenFromThenOn() {
            WindowEvent late = new WindowEvent(NOON - MINUTE, NOON, 0, new long[] {1, 0});
            assertThat(counted(view, NOON - 1, late)).isZero();
            assertThat(counted(view, NOON, late)).isEqualTo(1);
        }

        private WindowEvent at(long time) {
            return new WindowEvent(time, time, 0, new long[] {1, 0});
        }

        private long counted(WindowedView view, long asOf, WindowEvent event) {
            FeatureField field = evaluate(view, List.of(event), asOf).getFirst();
            return ((Whole) field.value().orElseThrow()).value();
        }
    }

    @Nested
    class OfNothing {
        private final WindowedView view = everything(Resolution.AUTO, "1h");

        @Test
        void countsAndSumsAreZero_othersAreNotFound() {
            List<FeatureField> fields = evaluate(view, List.of(), NOON);
            assertThat(values(fields).subList(0, 4))
                    .containsExactly(
                            Optional.of(new Whole(0)),
                            Optional.of(new Whole(0)),
                            Optional.of(new Whole(0)),
                            Optional.of(new Real(0.0)));
            assertThat(fields.subList(0, 4)).allMatch(field -> field.status() == FieldStatus.PRESENT);
            assertThat(fields.subList(4, fields.size()))
                    .isNotEmpty()
                    .allMatch(field -> field.value().isEmpty() && field.status() == FieldStatus.NOT_FOUND);
            assertThat(fields).allMatch(field -> field.age().isEmpty());
        }

        @Test
        void onlyNulls_areNullValuesWithAnAge() {
            WindowEvent nulls = new WindowEvent(NOON - MINUTE, NOON - MINUTE, 3, new long[] {7, 7});
            List<FeatureField> fields = evaluate(view, List.of(nulls), NOON);
            assertThat(fields.getFirst().value()).contains(new Whole(1));
            assertThat(fields.subList(1, 4)).allMatch(field -> field.status() == FieldStatus.PRESENT);
            assertThat(fields.subList(4, fields.size())).allMatch(field -> field.status() == FieldStatus.NULL_VALUE);
            assertThat(fields).allMatch(field -> field.age().orElseThrow().equals(Duration.ofMinutes(1)));
        }
    }

    @Test
    void resultsBeyondTheirType_areInvalid() {
        WindowedView view = view(
                Resolution.AUTO, feature("n", Aggregation.SUM, "passengers"), feature("x", Aggregation.SUM, "miles"));
        long huge = Double.doubleToRawLongBits(Double.MAX_VALUE);
        List<WindowEvent> events = List.of(
                new WindowEvent(NOON, NOON, 0, new long[] {Long.MAX_VALUE, huge}),
                new WindowEvent(NOON, NOON, 0, new long[] {Long.MAX_VALUE, huge}));
        assertThat(evaluate(view, events, NOON))
                .allMatch(field -> field.value().isEmpty() && field.status() == FieldStatus.INVALID);
    }

    @Test
    void averageIsTheSumDividedByTheCount_toTheBit() {
        WindowedView view = view(
                Resolution.AUTO,
                feature("first_lane", Aggregation.SUM, "passengers"),
                feature("n", Aggregation.COUNT, "miles"),
                feature("sum", Aggregation.SUM, "miles"),
                feature("avg", Aggregation.AVG, "miles"));
        Stories stories = new Stories(5);
        List<FeatureField> fields = evaluate(view, stories.events(200, NOON - HOUR, HOUR, 0), NOON);
        double count = ((Whole) fields.get(1).value().orElseThrow()).value();
        double sum = ((Real) fields.get(2).value().orElseThrow()).value();
        assertThat(fields.get(3).value()).contains(new Real(sum / count));
    }

    /// The central promise: tiles of any level, whatever the order of arrival, give what a plain look at all
    /// events gives, also when later events are there already.
    @ParameterizedTest
    @EnumSource(Resolution.class)
    void tilesEqualThePlainDefinition(Resolution resolution) {
        for (int seed = 0; seed < 12; seed++) {
            Stories stories = new Stories(seed);
            WindowedView view = randomView(resolution);
            WindowedPlan plan = WindowedPlan.of(view, TRIPS);
            NaiveWindows naive = new NaiveWindows(view, TRIPS, plan.columns());
            long start = seed % 2 == 0 ? NOON : -5 * DAY; // before 1970, too
            long delay = seed % 3 == 0 ? 0 : 30 * HOUR;
            List<WindowEvent> events = stories.events(300, start, 10 * DAY, delay);
            Collections.shuffle(events, stories.random());
            HeapTileSpace space = new HeapTileSpace(plan.layout());
            events.forEach(space::add);
            for (int i = 0; i < 30; i++) {
                long asOf = i == 0 ? events.getFirst().eventTime() : stories.time(start, 14 * DAY);
                assertThat(values(plan.evaluate(space, new AsOf(asOf))))
                        .as("seed %d, lookup at %d", seed, asOf)
                        .isEqualTo(naive.evaluate(events, asOf));
            }
        }
    }

    /// Online equals offline: looking up while events arrive in order gives what looking up afterwards gives.
    @Test
    void replayEqualsHindsight() {
        for (int seed = 0; seed < 20; seed++) {
            Stories stories = new Stories(seed);
            WindowedPlan plan = WindowedPlan.of(randomView(Resolution.AUTO), TRIPS);
            List<WindowEvent> events = stories.events(400, NOON, 3 * DAY, 0);
            events.sort((one, other) -> Long.compare(one.eventTime(), other.eventTime()));
            HeapTileSpace replay = new HeapTileSpace(plan.layout());
            HeapTileSpace hindsight = new HeapTileSpace(plan.layout());
            events.forEach(hindsight::add);
            for (int i = 0; i < events.size(); i++) {
                replay.add(events.get(i));
                boolean more = i + 1 < events.size();
                if (!more || events.get(i + 1).eventTime() > events.get(i).eventTime()) {
                    AsOf asOf = new AsOf(events.get(i).eventTime());
                    assertThat(plan.evaluate(replay, asOf)).isEqualTo(plan.evaluate(hindsight, asOf));
                }
            }
        }
    }

    @Test
    void forgettingWhatNoWindowReaches_changesNothing() {
        Stories stories = new Stories(9);
        WindowedPlan plan = WindowedPlan.of(randomView(Resolution.AUTO), TRIPS);
        List<WindowEvent> events = stories.events(500, NOON, 20 * DAY, 0);
        HeapTileSpace space = new HeapTileSpace(plan.layout());
        HeapTileSpace trimmed = new HeapTileSpace(plan.layout());
        events.forEach(space::add);
        events.forEach(trimmed::add);
        AsOf asOf = new AsOf(NOON + 12 * DAY + 7 * HOUR);
        long oldest =
                plan.spans().stream().mapToLong(span -> span.start(asOf)).min().orElseThrow();
        trimmed.forgetBefore(oldest);
        assertThat(plan.evaluate(trimmed, asOf)).isEqualTo(plan.evaluate(space, asOf));
    }

    private static List<Optional<FeatureValue>> values(List<FeatureField> fields) {
        return fields.stream().map(FeatureField::value).toList();
    }

    private static List<FeatureField> evaluate(WindowedView view, List<WindowEvent> events, long asOf) {
        WindowedPlan plan = WindowedPlan.of(view, TRIPS);
        HeapTileSpace space = new HeapTileSpace(plan.layout());
        events.forEach(space::add);
        return plan.evaluate(space, new AsOf(asOf));
    }

    private static WindowedView randomView(Resolution resolution) {
        return switch (resolution) {
            case AUTO -> everything(resolution, "5m", "1h", "90m", "24h", "7d", "12d");
            case EXACT -> everything(resolution, "1m", "7m", "1h", "24h");
            case MINUTE -> everything(resolution, "1m", "61m", "25h");
            case FIVE_MINUTES -> everything(resolution, "5m", "1h", "3d");
            case HOUR -> everything(resolution, "1h", "24h", "7d");
            case DAY -> everything(resolution, "1d", "7d");
        };
    }

    private static WindowedView everything(Resolution resolution, String... windows) {
        List<WindowedFeature> features = new ArrayList<>(List.of(
                feature("events", Aggregation.COUNT, "", windows),
                feature("n", Aggregation.COUNT, "passengers", windows),
                feature("sum_n", Aggregation.SUM, "passengers", windows),
                feature("sum_x", Aggregation.SUM, "miles", windows)));
        for (Aggregation aggregation : List.of(Aggregation.AVG, Aggregation.MIN, Aggregation.MAX)) {
            features.add(feature(aggregation.text() + "_n", aggregation, "passengers", windows));
            features.add(feature(aggregation.text() + "_x", aggregation, "miles", windows));
        }
        return view(resolution, features.toArray(WindowedFeature[]::new));
    }

    private static WindowedFeature count(String window) {
        return feature("n", Aggregation.COUNT, "", window);
    }

    private static WindowedFeature feature(String name, Aggregation aggregation, String column, String... windows) {
        List<Window> declared = windows.length == 0
                ? List.of(new Window("1h"))
                : List.of(windows).stream().map(Window::new).toList();
        return new WindowedFeature(
                name, aggregation, column.isEmpty() ? Optional.empty() : Optional.of(column), declared);
    }

    private static WindowedView view(Resolution resolution, WindowedFeature... features) {
        return new WindowedView(
                new ViewName("zone_activity"),
                Optional.of(new EntityName("zone")),
                TRIPS.name(),
                Map.of(),
                List.of(features),
                resolution);
    }

    private static EventSource source() {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("dropoff", ColumnType.TIMESTAMP);
        columns.put("zone", ColumnType.LONG);
        columns.put("passengers", ColumnType.LONG);
        columns.put("miles", ColumnType.DOUBLE);
        return new EventSource(
                new SourceName("trips"), columns, Optional.of("dropoff"), List.of(), new Availability.AtOnce());
    }
}

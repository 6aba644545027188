package io.gimbal.features.declared;

import static io.gimbal.features.DeclaredRig.FEATURES;
import static io.gimbal.features.DeclaredRig.SOURCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.PageRequest;
import io.gimbal.declare.Consequence;
import io.gimbal.declare.Plan;
import io.gimbal.features.ColumnType;
import io.gimbal.features.DeclaredRig;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceName;
import io.gimbal.features.ViewName;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From YAML to the definitions in use, and what the graph knows of them.
final class DeclaredFeaturesTest {
    private static final ServiceName DURATION = new ServiceName("trip_duration");

    @TempDir
    Path folder;

    private DeclaredRig rig;

    @BeforeEach
    void start() {
        rig = DeclaredRig.taxi(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Definitions definitions() {
        return rig.features().definitions();
    }

    private static AssetRef ref(String kind, String name) {
        return AssetRef.of(new AssetKind(kind), "taxi", name);
    }

    private List<String> named(String kind) {
        return rig.graph().assets().list(AssetFilter.ofKind(new AssetKind(kind)), PageRequest.first()).items().stream()
                .map(asset -> asset.ref().name())
                .toList();
    }

    /// In the features, else in the sources.
    private void change(String from, String to) {
        assertThat(FEATURES + SOURCES).contains(from);
        rig.file("features.yaml", FEATURES.replace(from, to));
        rig.file("data.yaml", FEATURES.contains(from) ? SOURCES : SOURCES.replace(from, to));
    }

    @Nested
    class InUse {
        @Test
        void areWhatTheFilesSay() {
            FeatureService service = definitions().service(DURATION);

            assertThat(service.inputs())
                    .containsExactly(
                            Map.entry("distance", ColumnType.DOUBLE),
                            Map.entry("hour", ColumnType.LONG),
                            Map.entry("weekend", ColumnType.BOOLEAN));
            assertThat(definitions().features(service))
                    .extracting(ServiceFeature::column)
                    .containsExactly(
                            "zone__borough",
                            "zone__service_zone",
                            "weather__rain",
                            "weather__temperature",
                            "zone_activity__zone_trips_1h",
                            "zone_activity__zone_minutes_1h",
                            "zone_activity__zone_minutes_24h",
                            "route_activity__route_minutes_24h",
                            "route_activity__route_minutes_7d");
            assertThat(definitions().keys(service))
                    .extracting(key -> key.name())
                    .containsExactly("pickup_zone", "dropoff_zone");
            EventSource weather = definitions().source(new SourceName("weather"));
            assertThat(weather.availability())
                    .isEqualTo(new io.gimbal.features.Availability.LandingDelay(Duration.ofDays(1)));
            assertThat(definitions().source(new SourceName("zones")).id()).isEmpty();
        }

        @Test
        void areTheSameAfterARestart() {
            Definitions before = definitions();
            rig.close();
            rig = DeclaredRig.open(folder);

            assertThat(definitions()).isEqualTo(before);
        }

        @Test
        void areWaitedForByEverybodyWhoAsksMeanwhile() throws InterruptedException {
            rig.close();
            rig = DeclaredRig.open(folder);
            List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
            List<Thread> asking = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asking.add(Thread.ofVirtual()
                        .start(() -> seen.add(definitions().services().size())));
            }
            for (Thread thread : asking) {
                thread.join();
            }

            assertThat(seen).hasSize(8).containsOnly(1);
        }

        @Test
        void followEachApply() {
            change("windows: [1h, 24h]", "windows: [2h, 24h]");
            rig.apply();

            assertThat(definitions().view(new ViewName("zone_activity")).featureNames())
                    .extracting(Object::toString)
                    .containsExactly("zone_trips_1h", "zone_minutes_2h", "zone_minutes_24h");
        }

        @Test
        void doWithoutWhatStayedBehindAndDoesNotFitAnyMore() {
            rig.file(
                    "features.yaml",
                    FEATURES.replace("weather.rain", "zone.borough")
                            .replace("  - zone.borough\n", "")
                            .replace("  - weather.temperature\n", "")
                            .replaceAll("(?s)feature-view: weather\n.*?---\n", ""));
            rig.file("data.yaml", SOURCES.replace("  rain:        { type: double }\n", ""));
            rig.apply();

            assertThat(named("feature-view")).contains("weather");
            assertThat(definitions().views())
                    .extracting(view -> view.name().text())
                    .doesNotContain("weather");
            assertThat(definitions().service(DURATION).selections()).hasSize(3);
        }
    }

    @Nested
    class Assets {
        @Test
        void aFeatureIsAMemberOfItsView_andSaysWhatItIsMadeOf() {
            assertThat(named("feature"))
                    .containsExactly(
                            "route_activity.route_minutes_24h",
                            "route_activity.route_minutes_7d",
                            "weather.rain",
                            "weather.temperature",
                            "zone.borough",
                            "zone.service_zone",
                            "zone_activity.zone_minutes_1h",
                            "zone_activity.zone_minutes_24h",
                            "zone_activity.zone_trips_1h");
            Asset minutes = rig.graph().assets().get(ref("feature", "zone_activity.zone_minutes_24h"));
            assertThat(minutes.facts()).isEqualTo(io.gimbal.json.Json.parse("""
                            {"view": "zone_activity", "source": "trips", "columns": ["duration"],
                             "aggregation": "avg", "window": "24h"}"""));
            assertThat(minutes.owner()).contains("dispatch-team");
            assertThat(edges("feature", "zone_activity.zone_minutes_24h"))
                    .containsExactlyInAnyOrder(
                            "feature:taxi/zone_activity.zone_minutes_24h member-of feature-view:taxi/zone_activity",
                            "feature-service:taxi/trip_duration consumes feature:taxi/zone_activity.zone_minutes_24h");
        }

        @Test
        void aViewIsDerivedFromItsSource_andReadByServices() {
            assertThat(edges("feature-view", "zone"))
                    .contains(
                            "feature-view:taxi/zone derived-from source:taxi/zones",
                            "feature-view:taxi/zone reads entity:taxi/pickup_zone",
                            "feature-service:taxi/trip_duration reads feature-view:taxi/zone");
        }

        @Test
        void aNewFeatureIsConsumedByWhoeverSelectsAllOfTheView() {
            change("windows: [24h, 7d]", "windows: [1h, 24h, 7d]");
            rig.apply();

            assertThat(edges("feature", "route_activity.route_minutes_1h"))
                    .contains(
                            "feature-service:taxi/trip_duration consumes feature:taxi/route_activity.route_minutes_1h");
        }

        @Test
        void aFeatureNobodyUsesIsSeenByItsEdges() {
            change("  - weather.temperature\n", "");
            rig.apply();

            assertThat(edges("feature", "weather.temperature"))
                    .containsExactly("feature:taxi/weather.temperature member-of feature-view:taxi/weather");
        }

        @Test
        void aDroppedFeatureGoes_andAPrunedViewTakesItsOwnAlong() {
            change("windows: [24h, 7d]", "windows: [7d]");
            rig.apply();
            assertThat(named("feature")).doesNotContain("route_activity.route_minutes_24h");

            rig.file("features.yaml", "");
            Plan plan = rig.plan();
            assertThat(plan.items())
                    .allSatisfy(item -> assertThat(item.blockedBy()).isEmpty());
            rig.prune();
            assertThat(named("feature")).isEmpty();
            assertThat(named("feature-view")).isEmpty();
            assertThat(definitions().views()).isEmpty();
        }

        private List<String> edges(String kind, String name) {
            return rig.graph().edges().list(ref(kind, name)).stream()
                    .filter(edge -> edge.type() != EdgeType.OWNS)
                    .map(Edge::toString)
                    .toList();
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "avg: duration, windows: [1h, 24h] | avg: durations, windows: [1h] | no column \"durations\"",
                    "features: [borough, service_zone] | features: [borough, zone] | no column \"zone\"",
                    "source: trips | source: trip | did you mean \"trips\"",
                    "- route_activity.* | - route_activit.* | did you mean \"route_activity\"",
                    "- zone.borough | - zone.boroug | did you mean \"borough\"",
                    "- zone.borough | - zones.borough | no feature-view \"zones\"",
                    "- zone.borough | - zone_activity.zone_trips_1h | is there already",
                    "resolution: auto | resolution: 2m | is not possible here",
                    "resolution: auto | ttl: 3d | ttl is for latest values",
                    "ttl: 3d | resolution: auto | resolution is for windows",
                    "count: \"*\" | sum: \"*\" | only count can do without a column",
                    "pickup_zone: long } | pickup_zone: double } | is not possible here",
                    "{ pickup_zone: long, dropoff_zone: long } | { pickup_zone: string, dropoff_zone: long } | is a string",
                    "pickup_zone:  { type: long } | pickup_zone:  { type: int } | unknown column type",
                    "time: dropoff_at | time: drop | no column \"drop\"",
                    "windows: [1h] | windows: [1w] | a length of time",
                    "avg: duration, windows | avg: duration, max: duration, windows | exactly one of"
                })
        void saysWhere_andChangesNothing(String from, String to, String message) {
            Definitions before = definitions();
            change(from, to);

            assertThatThrownBy(rig::apply).hasMessageContaining(".yaml:").hasMessageContaining(message);
            assertThat(definitions()).isEqualTo(before);
        }

        @Test
        void aColumnThatIsUsedCannotGo() {
            rig.file("data.yaml", SOURCES.replace("  duration:     { type: double }\n", ""));

            assertThatThrownBy(rig::apply)
                    .hasMessageContaining("features.yaml:")
                    .hasMessageContaining("source \"trips\" has no column \"duration\"");
        }

        @Test
        void aColumnWithEventsKeepsItsType() {
            push(1.5);
            rig.file("data.yaml", SOURCES.replace("distance:     { type: double }", "distance:     { type: string }"));

            assertThatThrownBy(rig::apply)
                    .hasMessageContaining("source \"trips\" has 1 events, which do not change: column \"distance\"");
        }

        @Test
        void aColumnNobodyUsesMayGo_eventsOrNot() {
            push(1.5);
            rig.file(
                    "data.yaml",
                    SOURCES.replace("  distance:     { type: double }\n", "").replace(", distance]", "]"));
            assertThatThrownBy(rig::apply).hasMessageContaining("they are known by");

            rig.file("data.yaml", SOURCES.replace("  temperature: { type: double }\n", ""));
            change("  - weather.temperature\n", "");
            rig.file("data.yaml", SOURCES.replace("  temperature: { type: double }\n", ""));
            rig.file(
                    "features.yaml",
                    FEATURES.replace("  - weather.temperature\n", "").replace("[rain, temperature]", "[rain]"));
            rig.apply();
            assertThat(named("feature")).doesNotContain("weather.temperature");
        }

        @Test
        void aFeatureThatAServiceOutsideTheFilesConsumesCannotGo() {
            rig.file(
                    "features.yaml",
                    FEATURES.replaceAll("(?s)---\nfeature-service.*", "").replace("[rain, temperature]", "[rain]"));

            assertThatThrownBy(rig::apply)
                    .hasMessageContaining(
                            "without weather.temperature, which feature-service:taxi/trip_duration consumes");
        }

        private void push(double distance) {
            Instant at = Instant.parse("2020-03-10T11:50:00Z");
            FeatureValue time = new FeatureValue.Moment(io.gimbal.features.EventTime.micros(at));
            rig.features()
                    .events()
                    .append(
                            new SourceName("trips"),
                            List.of(new SourceEvent(
                                    "a", Map.of("dropoff_at", time, "distance", new FeatureValue.Real(distance)))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows: [1h, 24h] | windows: [1h, 30d]",
                "avg: duration, windows: [1h, 24h] | avg: distance, windows: [1h, 24h]",
                "features: [rain, temperature] | features: [temperature, rain]",
                "avg: duration, windows: [24h, 7d] | max: duration, windows: [24h, 7d]"
            })
    void aChangeThatNeedsMoreThanIsStored_isABackfill(String from, String to) {
        change(from, to);

        assertThat(consequences()).singleElement().asString().startsWith("its state is built again from every event");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows: [1h, 24h] | windows: [2h, 24h]",
                "windows: [24h, 7d] | windows: [1h, 24h, 7d]",
                "ttl: 3d | ttl: 4d",
                "zone_minutes: | zone_length:"
            })
    void aNewWindowOrTimeToLiveIsFree(String from, String to) {
        change(from, to);
        assertThat(rig.plan().items()).isNotEmpty();

        assertThat(consequences()).isEmpty();
    }

    private List<String> consequences() {
        return rig.plan().items().stream()
                .filter(item -> item.ref().kind().equals(new AssetKind("feature-view")))
                .flatMap(item -> item.consequences().stream())
                .map(Consequence::text)
                .toList();
    }

    @Test
    void aKeyMayBeCalledOtherwiseInTheSource() {
        change(
                "feature-view: zone_activity\nentity: pickup_zone\n",
                "feature-view: zone_activity\nentity: pickup_zone\nkey-columns: { pickup_zone: dropoff_zone }\n");
        rig.apply();
        assertThat(definitions().view(new ViewName("zone_activity")).keyColumns())
                .containsExactly(Map.entry("pickup_zone", "dropoff_zone"));

        change(
                "feature-view: zone_activity\nentity: pickup_zone\n",
                "feature-view: zone_activity\nentity: pickup_zone\nkey-columns: { zone: dropoff_zone }\n");
        assertThatThrownBy(rig::apply).hasMessageContaining("names a column for \"zone\", no key of its entity");
    }

    @Test
    void factsOfOthersAreReadByTheirWords() {
        EventSource source = SourceFacts.read(new SourceName("s"), (JsonObject) io.gimbal.json.Json.parse("""
                        {"type": "events", "time": "at", "known-at": "seen", "files": "x.csv",
                         "columns": {"at": {"from": "AT", "type": "timestamp"}, "seen": {"type": "timestamp"},
                                     "due": {"type": "date"}}}"""));

        assertThat(source.availability()).isEqualTo(new io.gimbal.features.Availability.KnownAt("seen"));
        assertThat(source.time()).isEqualTo(Optional.of("at"));
        assertThat(source.type("due")).isEqualTo(ColumnType.TIMESTAMP);
    }
}

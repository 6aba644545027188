package io.gimbal.server.bridges;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.features.Aggregation;
import io.gimbal.features.Availability;
import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.Entity;
import io.gimbal.features.EntityName;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureSelection;
import io.gimbal.features.FeatureService;
import io.gimbal.features.JoinKey;
import io.gimbal.features.Resolution;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceName;
import io.gimbal.features.ViewName;
import io.gimbal.features.Window;
import io.gimbal.features.WindowedFeature;
import io.gimbal.features.WindowedView;
import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.MonitoredColumn;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a monitor's declaration calls columns, and what they are.
final class EndpointColumnsTest {
    private static final AssetRef ENDPOINT = AssetRef.parse("endpoint:taxi/trip-duration");
    private static final LocalDate START = LocalDate.parse("2020-03-01");
    private static final ServiceName SERVICE = new ServiceName("trip_duration");

    private static final Definitions DEFINITIONS = new Definitions(
            List.of(new EventSource(
                    new SourceName("trips"),
                    Map.of(
                            "pickup_zone", ColumnType.LONG,
                            "minutes", ColumnType.DOUBLE,
                            "dropoff_at", ColumnType.TIMESTAMP),
                    Optional.of("dropoff_at"),
                    List.of(),
                    new Availability.AtOnce())),
            List.of(new Entity(new EntityName("zone"), List.of(new JoinKey("pickup_zone", ColumnType.LONG)))),
            List.of(new WindowedView(
                    new ViewName("zone_activity"),
                    Optional.of(new EntityName("zone")),
                    new SourceName("trips"),
                    Map.of(),
                    List.of(
                            new WindowedFeature(
                                    "zone_trips", Aggregation.COUNT, Optional.empty(), List.of(new Window("1h"))),
                            new WindowedFeature(
                                    "zone_minutes",
                                    Aggregation.AVG,
                                    Optional.of("minutes"),
                                    List.of(new Window("1h"), new Window("7d")))),
                    Resolution.AUTO)),
            List.of(new FeatureService(
                    SERVICE,
                    List.of(new FeatureSelection.All(new ViewName("zone_activity"))),
                    Map.of("distance", ColumnType.DOUBLE, "payment", ColumnType.STRING))));

    private final EndpointColumns columns =
            new EndpointColumns(_ -> SERVICE, () -> DEFINITIONS, _ -> Optional.of(START));

    @Test
    void inputsAndKeysGoByTheirNames_andKeysAreNames() {
        assertThat(columns.list(ENDPOINT, List.of("pickup_zone", "payment", "distance")))
                .containsExactly(
                        MonitoredColumn.category("pickup_zone"),
                        MonitoredColumn.category("payment"),
                        MonitoredColumn.number("distance"));
    }

    @Test
    void aViewStandsForItsFeatures_withTheirWindows() {
        assertThat(columns.list(ENDPOINT, List.of("zone_activity.*")))
                .containsExactly(
                        MonitoredColumn.windowed("zone_activity.zone_trips_1h", Duration.ofHours(1), START),
                        MonitoredColumn.windowed("zone_activity.zone_minutes_1h", Duration.ofHours(1), START),
                        MonitoredColumn.windowed("zone_activity.zone_minutes_7d", Duration.ofDays(7), START));
    }

    @Test
    void whatIsNotServedIsLeftOut() {
        assertThat(columns.list(ENDPOINT, List.of("distanc", "distance", "other.*")))
                .containsExactly(MonitoredColumn.number("distance"));
    }

    @Test
    void theNamesOfAServiceAreItsKeysInputsAndFeatures() {
        assertThat(columns.names(SERVICE).orElseThrow())
                .containsExactlyInAnyOrder(
                        "pickup_zone",
                        "distance",
                        "payment",
                        "zone_activity.zone_trips_1h",
                        "zone_activity.zone_minutes_1h",
                        "zone_activity.zone_minutes_7d");
        assertThat(columns.names(new ServiceName("another"))).isEmpty();
    }
}

package io.gimbal.features;

import static io.gimbal.features.FeaturesFixtures.entity;
import static io.gimbal.features.FeaturesFixtures.feature;
import static io.gimbal.features.FeaturesFixtures.service;
import static io.gimbal.features.FeaturesFixtures.taxi;
import static io.gimbal.features.FeaturesFixtures.trips;
import static io.gimbal.features.FeaturesFixtures.windowed;
import static io.gimbal.features.FeaturesFixtures.zoneActivity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DefinitionsTest {
    @Test
    void features_areInTheOrderOfTheService_wholeViewsWrittenOut() {
        assertThat(taxi().features(taxi().service(FeaturesFixtures.DURATION)))
                .extracting(ServiceFeature::column)
                .containsExactly(
                        "zone__borough",
                        "weather__rain",
                        "weather__temperature",
                        "zone_activity__trips_1h",
                        "zone_activity__minutes_1h",
                        "zone_activity__minutes_24h",
                        "zone_activity__longest_24h",
                        "route_activity__minutes_24h",
                        "route_activity__minutes_7d",
                        "route_activity__passengers_7d");
    }

    @Test
    void keys_areThoseOfAllEntitiesOnce() {
        assertThat(taxi().keys(taxi().service(FeaturesFixtures.DURATION)))
                .extracting(JoinKey::name)
                .containsExactly("pickup_zone", "dropoff_zone");
    }

    @Test
    void unknownNames_areNotFoundWithTheNearest() {
        assertThatThrownBy(() -> taxi().view(new ViewName("zone_activty")))
                .hasMessage("no feature view \"zone_activty\", did you mean \"zone_activity\"?")
                .extracting(e -> ((CodedException) e).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThatThrownBy(() -> definitions(service("zone_activity.trip_1h")))
                .hasMessage("no feature \"trip_1h\" in view \"zone_activity\", did you mean \"trips_1h\"?");
        assertThatThrownBy(() -> definitions(service("zones.*"))).hasMessageContaining("no feature view \"zones\"");
    }

    @Test
    void aFeatureSelectedTwice_isRefused() {
        assertThatThrownBy(() -> definitions(service("zone_activity.*", "zone_activity.trips_1h")))
                .hasMessage("feature service \"trip_duration\" has \"zone_activity.trips_1h\" twice");
    }

    @Test
    void aJoinKeyOfAnotherType_isRefused() {
        Entity textual =
                new Entity(new EntityName("pickup_zone"), List.of(new JoinKey("pickup_zone", ColumnType.STRING)));
        assertThatThrownBy(
                        () -> new Definitions(List.of(trips()), List.of(textual), List.of(zoneActivity()), List.of()))
                .hasMessage("join key \"pickup_zone\" of feature view \"zone_activity\" is a string,"
                        + " column \"pickup_zone\" of source \"trips\" a long");
    }

    @Test
    void aColumnForNoKey_isRefused() {
        WindowedView view = new WindowedView(
                new ViewName("zone_activity"),
                Optional.of(new EntityName("pickup_zone")),
                FeaturesFixtures.TRIPS,
                Map.of("zone", "dropoff_zone"),
                zoneActivity().aggregations(),
                Resolution.AUTO);
        assertThatThrownBy(() -> new Definitions(
                        List.of(trips()), List.of(entity("pickup_zone", "pickup_zone")), List.of(view), List.of()))
                .hasMessage("feature view \"zone_activity\" names a column for \"zone\", no key of its entity");
    }

    @Test
    void aNameTakenTwice_isRefused() {
        assertThatThrownBy(() -> new Definitions(List.of(trips(), trips()), List.of(), List.of(), List.of()))
                .hasMessage("two of source \"trips\"");
    }

    @Test
    void aMissingColumn_isRefusedWhenDeclared() {
        WindowedView view = windowed(
                "zone_activity", "pickup_zone", FeaturesFixtures.TRIPS, feature("x", Aggregation.SUM, "fare", "1h"));
        assertThatThrownBy(() -> new Definitions(
                        List.of(trips()), List.of(entity("pickup_zone", "pickup_zone")), List.of(view), List.of()))
                .hasMessageStartingWith("source \"trips\" has no column \"fare\"");
    }

    private static Definitions definitions(FeatureService service) {
        return new Definitions(
                List.of(trips()),
                List.of(entity("pickup_zone", "pickup_zone")),
                List.of(zoneActivity()),
                List.of(service));
    }
}

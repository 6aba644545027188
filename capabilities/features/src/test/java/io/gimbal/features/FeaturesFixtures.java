package io.gimbal.features;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Declarations of a small taxi company, as an example would have them.
public final class FeaturesFixtures {
    public static final SourceName TRIPS = new SourceName("trips");
    public static final SourceName ZONES = new SourceName("zones");
    public static final SourceName WEATHER = new SourceName("weather");
    public static final ServiceName DURATION = new ServiceName("trip_duration");

    private FeaturesFixtures() {}

    public static EventSource trips() {
        return source(
                TRIPS,
                Optional.of("dropoff_at"),
                List.of("trip"),
                new Availability.AtOnce(),
                "trip string, pickup_at timestamp, dropoff_at timestamp, pickup_zone long, dropoff_zone long,"
                        + " passengers long, duration double");
    }

    public static EventSource zones() {
        return source(
                ZONES,
                Optional.empty(),
                List.of(),
                new Availability.AtOnce(),
                "location long, borough string, airport boolean");
    }

    public static EventSource weather() {
        return source(
                WEATHER,
                Optional.of("day"),
                List.of("day"),
                new Availability.LandingDelay(Duration.ofDays(1)),
                "day timestamp, rain double, temperature double");
    }

    /// @param columns like `day timestamp, rain double`
    public static EventSource source(
            SourceName name, Optional<String> time, List<String> id, Availability availability, String columns) {
        Map<String, ColumnType> typed = new LinkedHashMap<>();
        for (String column : List.of(columns.split(", *", -1))) {
            int space = column.indexOf(' ');
            typed.put(column.substring(0, space), ColumnType.parse(column.substring(space + 1)));
        }
        return new EventSource(name, typed, time, id, availability);
    }

    public static Entity entity(String name, String... keys) {
        return new Entity(
                new EntityName(name),
                List.of(keys).stream()
                        .map(key -> new JoinKey(key, ColumnType.LONG))
                        .toList());
    }

    public static WindowedFeature feature(String name, Aggregation aggregation, String column, String... windows) {
        return new WindowedFeature(
                name,
                aggregation,
                Optional.of(column).filter(text -> !text.isEmpty()),
                List.of(windows).stream().map(Window::new).toList());
    }

    public static WindowedView windowed(String name, String entity, SourceName source, WindowedFeature... features) {
        return new WindowedView(
                new ViewName(name),
                Optional.of(new EntityName(entity)),
                source,
                Map.of(),
                List.of(features),
                Resolution.AUTO);
    }

    public static LatestValueView zone() {
        return new LatestValueView(
                new ViewName("zone"),
                Optional.of(new EntityName("pickup_zone")),
                ZONES,
                Map.of("pickup_zone", "location"),
                List.of("borough", "airport"),
                Duration.ZERO);
    }

    public static LatestValueView yesterday() {
        return new LatestValueView(
                new ViewName("weather"),
                Optional.empty(),
                WEATHER,
                Map.of(),
                List.of("rain", "temperature"),
                Duration.ofDays(3));
    }

    public static WindowedView zoneActivity() {
        return windowed(
                "zone_activity",
                "pickup_zone",
                TRIPS,
                feature("trips", Aggregation.COUNT, "", "1h"),
                feature("minutes", Aggregation.AVG, "duration", "1h", "24h"),
                feature("longest", Aggregation.MAX, "duration", "24h"));
    }

    public static WindowedView routeActivity() {
        return windowed(
                "route_activity",
                "route",
                TRIPS,
                feature("minutes", Aggregation.AVG, "duration", "24h", "7d"),
                feature("passengers", Aggregation.SUM, "passengers", "7d"));
    }

    public static Definitions taxi() {
        return new Definitions(
                List.of(trips(), zones(), weather()),
                List.of(entity("pickup_zone", "pickup_zone"), entity("route", "pickup_zone", "dropoff_zone")),
                List.of(zone(), yesterday(), zoneActivity(), routeActivity()),
                List.of(service("zone.borough", "weather.*", "zone_activity.*", "route_activity.*")));
    }

    public static FeatureService service(String... selections) {
        return new FeatureService(
                DURATION,
                List.of(selections).stream().map(FeatureSelection::parse).toList(),
                Map.of("distance", ColumnType.DOUBLE));
    }
}

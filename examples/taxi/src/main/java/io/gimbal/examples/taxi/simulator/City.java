package io.gimbal.examples.taxi.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The zones, and who goes where. A hailed ride is mostly short; a dispatched one goes further.
final class City {
    private static final double HAILED_REACH = 1.3;
    private static final double DISPATCHED_REACH = 3.2;

    private final List<Zone> zones;
    private final double[] pickups;
    private final double[][] hailed;
    private final double[][] dispatched;

    private City(List<Zone> zones) {
        this.zones = List.copyOf(zones);
        this.pickups = Draws.cumulative(zones.stream().mapToDouble(Zone::demand).toArray());
        this.hailed = destinations(HAILED_REACH);
        this.dispatched = destinations(DISPATCHED_REACH);
    }

    /// A city with zones in random places of their boroughs, few of them busy and most of them not.
    static City draw(Draws draws) {
        List<Zone> zones = new ArrayList<>();
        for (Borough borough : Borough.values()) {
            for (int i = 0; i < borough.zones; i++) {
                zones.add(zone(zones.size() + 1, borough, draws));
            }
        }
        return new City(zones);
    }

    private static Zone zone(int id, Borough borough, Draws draws) {
        return new Zone(
                id,
                borough,
                borough.x + borough.halfWidth * draws.between(-1, 1),
                borough.y + borough.halfHeight * draws.between(-1, 1),
                borough.demand / borough.zones * draws.factor(1.3),
                borough.minutesPerMile * draws.factor(0.08));
    }

    private double[][] destinations(double reach) {
        return zones.stream()
                .map(from -> Draws.cumulative(zones.stream()
                        .mapToDouble(to -> Math.sqrt(to.demand()) * StrictMath.exp(-from.distanceTo(to) / reach))
                        .toArray()))
                .toArray(double[][]::new);
    }

    Zone drawPickup(Draws draws) {
        return zones.get(draws.pick(pickups));
    }

    Zone drawDropoff(Zone pickup, boolean byDispatch, Draws draws) {
        return zones.get(draws.pick((byDispatch ? dispatched : hailed)[pickup.id() - 1]));
    }

    /// Writes the table of zones; as in the real one, the last two stand for "unknown".
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("\"LocationID\",\"Borough\",\"Zone\",\"service_zone\"");
        for (Zone zone : zones) {
            Borough borough = zone.borough();
            lines.add("%d,\"%s\",\"%s %d\",\"%s\""
                    .formatted(zone.id(), borough.label, borough.label, zone.id(), borough.serviceZone));
        }
        lines.add("264,\"Unknown\",\"N/A\",\"N/A\"");
        lines.add("265,\"N/A\",\"Outside of NYC\",\"N/A\"");
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}

package io.gimbal.examples.taxi.simulator;

/// A part of the city: where it lies (miles from the middle of Manhattan), how many zones it has, how many of the
/// pickups it sees, and how many minutes a mile takes there on a quiet street.
enum Borough {
    MANHATTAN("Manhattan", "Yellow Zone", 69, 0.40, 0, 2, 1.2, 6.0, 4.6),
    BRONX("Bronx", "Boro Zone", 43, 0.12, 3, 9, 2.5, 2.2, 3.8),
    BROOKLYN("Brooklyn", "Boro Zone", 61, 0.24, 2.5, -7, 3.0, 2.8, 3.8),
    QUEENS("Queens", "Boro Zone", 69, 0.23, 7, 0, 3.5, 3.5, 3.2),
    STATEN_ISLAND("Staten Island", "Boro Zone", 20, 0.005, -7, -11, 3.0, 3.0, 2.6),
    NEWARK("EWR", "EWR", 1, 0.005, -10, -3, 0.5, 0.5, 2.4);

    final String label;
    final String serviceZone;
    final int zones;
    final double demand;
    final double x;
    final double y;
    final double halfWidth;
    final double halfHeight;
    final double minutesPerMile;

    Borough(
            String label,
            String serviceZone,
            int zones,
            double demand,
            double x,
            double y,
            double halfWidth,
            double halfHeight,
            double minutesPerMile) {
        this.label = label;
        this.serviceZone = serviceZone;
        this.zones = zones;
        this.demand = demand;
        this.x = x;
        this.y = y;
        this.halfWidth = halfWidth;
        this.halfHeight = halfHeight;
        this.minutesPerMile = minutesPerMile;
    }
}

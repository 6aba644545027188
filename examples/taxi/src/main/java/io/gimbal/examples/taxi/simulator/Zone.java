package io.gimbal.examples.taxi.simulator;

/// One taxi zone.
///
/// @param id from 1
/// @param x miles east of the middle of Manhattan
/// @param y miles north of it
/// @param demand weight among all pickups
/// @param minutesPerMile on a quiet street
record Zone(int id, Borough borough, double x, double y, double demand, double minutesPerMile) {

    /// Miles as the crow flies.
    double distanceTo(Zone other) {
        double dx = x - other.x;
        double dy = y - other.y;
        return Math.sqrt(dx * dx + dy * dy);
    }
}

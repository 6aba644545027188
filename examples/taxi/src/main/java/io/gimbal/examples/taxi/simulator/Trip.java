package io.gimbal.examples.taxi.simulator;

import java.time.LocalDateTime;

/// One valid trip, in the precision of the files.
///
/// @param hundredths of a mile
/// @param dispatched ordered instead of hailed: such records lack what a driver types in
record Trip(LocalDateTime pickup, int seconds, int pickupZone, int dropoffZone, int hundredths, boolean dispatched) {

    LocalDateTime dropoff() {
        return pickup.plusSeconds(seconds);
    }
}

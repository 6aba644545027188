package io.gimbal.examples.taxi.replay;

import java.time.Instant;
import java.util.Comparator;

/// One end of a trip.
sealed interface Happening {
    /// By time. At the same time a drop-off comes first: what ends at this moment is known to who asks at this moment.
    Comparator<Happening> ORDER = Comparator.comparing(Happening::at)
            .thenComparing(Pickup.class::isInstance)
            .thenComparing(it -> it.trip().id());

    Trip trip();

    Instant at();

    /// Somebody asks how long the trip will take.
    record Pickup(Trip trip) implements Happening {
        @Override
        public Instant at() {
            return trip.pickupAt();
        }
    }

    /// The trip becomes known.
    ///
    /// @param predicted whether its pickup was in the stream as well
    record Dropoff(Trip trip, boolean predicted) implements Happening {
        @Override
        public Instant at() {
            return trip.dropoffAt();
        }
    }
}

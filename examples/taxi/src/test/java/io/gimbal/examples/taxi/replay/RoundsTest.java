package io.gimbal.examples.taxi.replay;

import static io.gimbal.examples.taxi.replay.Trips.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.examples.taxi.replay.Happening.Dropoff;
import io.gimbal.examples.taxi.replay.Happening.Pickup;
import io.gimbal.examples.taxi.replay.Rounds.Round;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RoundsTest {
    private static Happening pickup(String name, long zone, String time) {
        return new Pickup(Trips.trip(name, zone, time, "23:59"));
    }

    private static Happening dropoff(String name, long zone, String time) {
        return new Dropoff(Trips.trip(name, zone, "00:00", time), true);
    }

    private static List<String> told(List<Happening> happenings) {
        List<String> told = new ArrayList<>();
        for (Round round : Rounds.of(happenings)) {
            told.add("ended " + names(round.dropoffs().stream().map(Dropoff::trip)));
            told.add("asked " + names(round.pickups().stream().map(Pickup::trip)));
        }
        return told;
    }

    private static String names(Stream<Trip> trips) {
        return String.join(" ", trips.map(Trip::id).toList());
    }

    @Test
    void whatEndsBeforeAPickupIsToldBefore() {
        assertThat(told(List.of(dropoff("a", 1, "10:00"), pickup("b", 1, "10:01"))))
                .containsExactly("ended a", "asked b");
    }

    @Test
    void whatEndsAfterAPickupInItsZoneIsToldAfter() {
        assertThat(told(List.of(pickup("a", 1, "10:00"), dropoff("b", 1, "10:01"), pickup("c", 1, "10:02"))))
                .containsExactly("ended ", "asked a", "ended b", "asked c");
    }

    @Test
    void zonesDoNotWaitForEachOther() {
        assertThat(told(List.of(
                        pickup("a", 1, "10:00"),
                        dropoff("b", 2, "10:01"),
                        pickup("c", 2, "10:02"),
                        dropoff("d", 3, "10:03"))))
                .containsExactly("ended b d", "asked a c");
    }

    @Test
    void nothingIsNoRound() {
        assertThat(Rounds.of(List.of())).isEmpty();
    }

    /// What each lookup can see is the events of its zone that were told before it.
    @Test
    void everyLookupSeesWhatItWouldOneByOne() {
        List<Happening> happenings = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            Instant at = at("00:01").plusSeconds(i);
            long zone = (long) Math.abs(4 * random.nextGaussian());
            Trip ended = new Trip("e" + i, at("00:00"), at, zone, 1, 1, 1);
            Trip asked = new Trip("a" + i, at, at("23:59"), zone, 1, 1, 1);
            happenings.add(random.nextBoolean() ? new Dropoff(ended, true) : new Pickup(asked));
        }

        List<Happening> sent = Rounds.of(happenings).stream()
                .flatMap(round -> Stream.<Happening>concat(round.dropoffs().stream(), round.pickups().stream()))
                .toList();

        assertThat(sent).containsExactlyInAnyOrderElementsOf(happenings);
        assertThat(seen(sent)).isEqualTo(seen(happenings));
    }

    private static Map<String, Set<String>> seen(List<Happening> happenings) {
        Map<Long, Set<String>> events = new HashMap<>();
        Map<String, Set<String>> seen = new HashMap<>();
        for (Happening happening : happenings) {
            Set<String> ofZone = events.computeIfAbsent(happening.trip().pickupZone(), _ -> new HashSet<>());
            switch (happening) {
                case Dropoff(Trip trip, boolean _) -> ofZone.add(trip.id());
                case Pickup(Trip trip) -> seen.put(trip.id(), Set.copyOf(ofZone));
            }
        }
        return seen;
    }

    @Test
    void aBusyHourFitsIntoFewRequests() {
        Random random = new Random(7);
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Trip trip = new Trip("t" + i, at("00:00"), at("10:00").plusSeconds(i), random.nextInt(60), 1, 1, 1);
            happenings.add(random.nextBoolean() ? new Dropoff(trip, true) : new Pickup(trip));
        }
        assertThat(Rounds.of(happenings)).hasSizeLessThan(20);
    }
}

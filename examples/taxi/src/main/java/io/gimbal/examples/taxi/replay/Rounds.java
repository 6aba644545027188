package io.gimbal.examples.taxi.replay;

import io.gimbal.examples.taxi.replay.Happening.Dropoff;
import io.gimbal.examples.taxi.replay.Happening.Pickup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What may share a request without anybody seeing another order.
///
/// A lookup reads the windows of its pickup zone, and of routes that begin there; only trips that began in
/// that zone are in them. So what happens in different zones may change places, and what happens in one zone
/// may not. Each zone's happenings are cut where a pickup is followed by a drop-off; the first pieces of all
/// zones make the first round, the second pieces the second, and so on. A round sends its drop-offs first,
/// then its pickups.
final class Rounds {
    /// Drop-offs to send, then pickups, each in the order in which they happened.
    record Round(List<Dropoff> dropoffs, List<Pickup> pickups) {}

    private final List<Round> rounds = new ArrayList<>();
    private final Map<Long, Turn> zones = new HashMap<>();

    /// Where a zone is.
    ///
    /// @param asked whether somebody was picked up in this round
    private record Turn(int round, boolean asked) {
        static final Turn FIRST = new Turn(0, false);
    }

    private Rounds() {}

    /// @param happenings in order
    static List<Round> of(List<Happening> happenings) {
        Rounds rounds = new Rounds();
        happenings.forEach(rounds::add);
        return List.copyOf(rounds.rounds);
    }

    private void add(Happening happening) {
        long zone = happening.trip().pickupZone();
        Turn before = zones.getOrDefault(zone, Turn.FIRST);
        Turn turn = switch (happening) {
            case Pickup _ -> new Turn(before.round(), true);
            case Dropoff _ -> new Turn(before.asked() ? before.round() + 1 : before.round(), false);
        };
        zones.put(zone, turn);
        add(happening, round(turn.round()));
    }

    private static void add(Happening happening, Round round) {
        switch (happening) {
            case Pickup pickup -> round.pickups().add(pickup);
            case Dropoff dropoff -> round.dropoffs().add(dropoff);
        }
    }

    private Round round(int number) {
        if (number == rounds.size()) {
            rounds.add(new Round(new ArrayList<>(), new ArrayList<>()));
        }
        return rounds.get(number);
    }
}

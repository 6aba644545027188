package io.gimbal.examples.taxi.replay;

import io.gimbal.examples.taxi.replay.Happening.Dropoff;
import io.gimbal.examples.taxi.replay.Happening.Pickup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/// Everything that happens from a first day to a last one, in order. After the last day nobody is picked up, but who
/// is under way still arrives. Holds the trips of one day and those under way. Not thread-safe.
public final class TripStream {
    private final Days days;
    private final LocalDate last;
    private final Deque<Pickup> pickups = new ArrayDeque<>();
    private final Queue<Dropoff> underway = new PriorityQueue<>(Happening.ORDER);
    private LocalDate next;

    /// Where the trips come from.
    @FunctionalInterface
    public interface Days {
        /// The trips picked up on a day, in any order.
        List<Trip> trips(LocalDate day);
    }

    /// @param underway trips picked up before the first day that end on it or later; only their drop-offs happen
    public TripStream(List<Trip> underway, LocalDate first, LocalDate last, Days days) {
        this.days = days;
        this.next = first;
        this.last = last;
        underway.forEach(trip -> this.underway.add(new Dropoff(trip, false)));
    }

    /// When the next thing happens; empty at the end.
    Optional<Instant> nextAt() {
        return peek().map(Happening::at);
    }

    /// Takes what happens within an hour of the first, at most so many, and all of it before the limit.
    List<Happening> take(int most, Instant limit) {
        List<Happening> taken = new ArrayList<>();
        Instant end = nextAt().map(at -> at.plusSeconds(3600))
                .filter(hour -> hour.isBefore(limit))
                .orElse(limit);
        for (Optional<Happening> found = peek();
                taken.size() < most && found.filter(it -> it.at().isBefore(end)).isPresent();
                found = peek()) {
            taken.add(remove(found.get()));
        }
        return taken;
    }

    private Optional<Happening> peek() {
        while (pickups.isEmpty() && !next.isAfter(last)) {
            days.trips(next).stream().map(Pickup::new).sorted(Happening.ORDER).forEach(pickups::add);
            next = next.plusDays(1);
        }
        Pickup pickup = pickups.peek();
        Dropoff dropoff = underway.peek();
        boolean pickupFirst = pickup != null && (dropoff == null || Happening.ORDER.compare(pickup, dropoff) < 0);
        return Optional.ofNullable(pickupFirst ? pickup : dropoff);
    }

    private Happening remove(Happening first) {
        switch (first) {
            case Pickup(Trip trip) -> {
                pickups.remove();
                underway.add(new Dropoff(trip, true));
            }
            case Dropoff _ -> underway.remove();
        }
        return first;
    }
}

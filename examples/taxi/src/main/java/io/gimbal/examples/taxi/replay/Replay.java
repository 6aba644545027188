package io.gimbal.examples.taxi.replay;

import io.gimbal.examples.taxi.replay.Happening.Dropoff;
import io.gimbal.examples.taxi.replay.Rounds.Round;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Tells a [Dispatch] what happens, in order, when a day begins and when it is closed. At each moment that something
/// takes effect,
/// everything before it was told and nothing after it, so that two runs see every change between the same two trips.
public final class Replay {
    /// Enough to fill requests; more would only make them larger.
    private static final int MOST_AT_ONCE = 2_000;

    private final TripStream stream;
    private final Dispatch dispatch;
    private final NavigableSet<Instant> stops = new TreeSet<>();
    private final Deque<LocalDate> mornings;
    private final Instant end;

    /// @param first the first day
    /// @param last the last day
    /// @param closesAfter how long after its end a day is closed
    public Replay(TripStream stream, Dispatch dispatch, LocalDate first, LocalDate last, Duration closesAfter) {
        this.stream = stream;
        this.dispatch = dispatch;
        first.datesUntil(last.plusDays(1)).map(day -> closing(day, closesAfter)).forEach(stops::add);
        this.end = stops.last();
        this.mornings =
                new ArrayDeque<>(first.datesUntil(last.plusDays(1)).skip(1).toList());
    }

    private static Instant closing(LocalDate day, Duration closesAfter) {
        return midnight(day.plusDays(1)).plus(closesAfter);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /// Returns when all was told and the last day is closed.
    public void run() {
        while (!stops.isEmpty()) {
            Instant stop = stops.removeFirst();
            tellDaysUntil(stop);
            dispatch.reach(stop).stream()
                    .filter(it -> it.isAfter(stop) && !it.isAfter(end))
                    .forEach(stops::add);
        }
        tellDaysUntil(Instant.MAX);
    }

    private void tellDaysUntil(Instant stop) {
        while (!mornings.isEmpty() && !midnight(mornings.getFirst()).isAfter(stop)) {
            LocalDate day = mornings.removeFirst();
            tellUntil(midnight(day));
            dispatch.begin(day);
        }
        tellUntil(stop);
    }

    private void tellUntil(Instant stop) {
        for (List<Happening> some = stream.take(MOST_AT_ONCE, stop);
                !some.isEmpty();
                some = stream.take(MOST_AT_ONCE, stop)) {
            Rounds.of(some).forEach(this::tell);
            List<Trip> predicted = some.stream()
                    .filter(it -> it instanceof Dropoff dropoff && dropoff.predicted())
                    .map(Happening::trip)
                    .toList();
            if (!predicted.isEmpty()) {
                dispatch.label(predicted);
            }
        }
    }

    private void tell(Round round) {
        if (!round.dropoffs().isEmpty()) {
            dispatch.end(round.dropoffs().stream().map(Happening::trip).toList());
        }
        if (!round.pickups().isEmpty()) {
            dispatch.predict(round.pickups().stream().map(Happening::trip).toList());
        }
    }
}

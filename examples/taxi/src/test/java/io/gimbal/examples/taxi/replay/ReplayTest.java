package io.gimbal.examples.taxi.replay;

import static io.gimbal.examples.taxi.replay.Trips.at;
import static io.gimbal.examples.taxi.replay.Trips.trip;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 3, 15);

    /// Notes what it is told, in words.
    private static final class Notes implements Dispatch {
        private final List<String> told = new ArrayList<>();
        private final Map<Instant, List<Instant>> waits = new HashMap<>();

        @Override
        public void begin(LocalDate day) {
            told.add("begin " + day);
        }

        @Override
        public void end(List<Trip> trips) {
            trips.forEach(trip -> told.add("end " + trip.id()));
        }

        @Override
        public void predict(List<Trip> trips) {
            trips.forEach(trip -> told.add("predict " + trip.id()));
        }

        @Override
        public void label(List<Trip> trips) {
            trips.forEach(trip -> told.add("label " + trip.id()));
        }

        @Override
        public List<Instant> reach(Instant moment) {
            told.add("reach " + moment);
            return waits.getOrDefault(moment, List.of());
        }
    }

    private final Notes notes = new Notes();
    private final Map<LocalDate, List<Trip>> days = new HashMap<>();
    private final List<Trip> underway = new ArrayList<>();

    private void picksUp(Trip... trips) {
        for (Trip trip : trips) {
            days.computeIfAbsent(trip.day(), _ -> new ArrayList<>()).add(trip);
        }
    }

    private List<String> told(int dayCount) {
        LocalDate last = FIRST.plusDays(dayCount - 1);
        TripStream stream = new TripStream(underway, FIRST, last, day -> days.getOrDefault(day, List.of()));
        new Replay(stream, notes, FIRST, last, Duration.ofHours(3)).run();
        return notes.told;
    }

    @Test
    void aTripIsPredictedThenEndedThenLabelled() {
        picksUp(trip("a", 1, "10:00", "10:20"));
        assertThat(told(1)).containsExactly("predict a", "end a", "label a", "reach 2020-03-16T03:00:00Z");
    }

    @Test
    void atTheSameTimeWhatEndsIsKnownToWhoAsks() {
        picksUp(trip("b", 1, "10:20", "10:30"), trip("a", 1, "10:00", "10:20"));
        assertThat(told(1).indexOf("end a")).isLessThan(notes.told.indexOf("predict b"));
    }

    @Test
    void whoIsUnderWayAtTheCutOnlyArrives() {
        underway.add(new Trip("u", at("00:00").minusSeconds(600), at("00:10"), 1, 1, 2.5, 20));
        picksUp(trip("a", 1, "00:05", "00:15"));
        assertThat(told(1)).containsExactly("predict a", "end u", "end a", "label a", "reach 2020-03-16T03:00:00Z");
    }

    @Test
    void aDayIsClosedWhenEverythingBeforeWasToldAndNothingAfter() {
        picksUp(
                new Trip("late", at("23:59"), at("23:59").plusSeconds(10_000), 1, 1, 20, 10_000 / 60.0),
                new Trip("next", at("23:59").plusSeconds(4 * 3_600), at("23:59").plusSeconds(5 * 3_600), 1, 1, 9, 60));
        assertThat(told(2))
                .containsExactly(
                        "predict late",
                        "begin 2020-03-16",
                        "end late",
                        "label late",
                        "reach 2020-03-16T03:00:00Z",
                        "predict next",
                        "end next",
                        "label next",
                        "reach 2020-03-17T03:00:00Z");
    }

    @Test
    void whatHappensAtTheVeryMomentComesAfterIt() {
        Instant closing = Instant.parse("2020-03-16T03:00:00Z");
        picksUp(new Trip("a", closing, closing.plusSeconds(60), 1, 1, 1, 1));
        assertThat(told(2)).startsWith("begin 2020-03-16", "reach 2020-03-16T03:00:00Z", "predict a");
    }

    @Test
    void aDayBeginsWhenEverythingBeforeWasToldAndNothingOfIt() {
        Instant midnight = Instant.parse("2020-03-16T00:00:00Z");
        picksUp(
                new Trip("before", midnight.minusSeconds(120), midnight.minusSeconds(60), 1, 1, 1, 1),
                new Trip("under-way", midnight.minusSeconds(60), midnight, 1, 1, 1, 1),
                new Trip("first", midnight, midnight.plusSeconds(60), 1, 1, 1, 1));
        assertThat(told(2))
                .startsWith(
                        "predict before",
                        "end before",
                        "predict under-way",
                        "label before",
                        "begin 2020-03-16",
                        "end under-way",
                        "predict first");
    }

    @Test
    void whatTakesEffectIsWaitedFor() {
        notes.waits.put(Instant.parse("2020-03-16T03:00:00Z"), List.of(Instant.parse("2020-03-16T15:00:00Z")));
        picksUp(
                new Trip(
                        "before",
                        at("00:00").plusSeconds(38 * 3_600),
                        at("00:00").plusSeconds(38 * 3_600 + 60),
                        1,
                        1,
                        1,
                        1),
                new Trip(
                        "after",
                        at("00:00").plusSeconds(40 * 3_600),
                        at("00:00").plusSeconds(40 * 3_600 + 60),
                        1,
                        1,
                        1,
                        1));
        assertThat(told(2)).containsSubsequence("predict before", "reach 2020-03-16T15:00:00Z", "predict after");
    }

    @Test
    void whatTakesEffectAfterTheEndIsNot() {
        notes.waits.put(Instant.parse("2020-03-17T03:00:00Z"), List.of(Instant.parse("2020-03-18T03:00:00Z")));
        assertThat(told(2))
                .containsExactly("begin 2020-03-16", "reach 2020-03-16T03:00:00Z", "reach 2020-03-17T03:00:00Z");
    }

    @Test
    void afterTheLastDayNobodyIsPickedUp() {
        picksUp(new Trip("a", at("00:00").plusSeconds(86_400), at("00:10").plusSeconds(86_400), 1, 1, 1, 10));
        assertThat(told(1)).containsExactly("reach 2020-03-16T03:00:00Z");
    }
}

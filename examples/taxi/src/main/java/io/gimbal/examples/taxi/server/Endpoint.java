package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import io.gimbal.examples.taxi.replay.Trip;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The endpoint that is asked how long a trip takes. Thread-safe.
public final class Endpoint {
    /// The one of this project, in a path.
    public static final String NAME = "trip-duration";

    private static final String PATH = "/api/v1/endpoints/" + NAME;

    private final GimbalClient client;

    /// @param client of the consumer that asks
    public Endpoint(GimbalClient client) {
        this.client = client;
    }

    private record Question(String id, String eventTime, Keys keys, Inputs inputs) {
        static Question of(Trip trip) {
            return new Question(
                    trip.predictionId(),
                    trip.pickupAt().toString(),
                    new Keys(trip.pickupZone(), trip.dropoffZone()),
                    new Inputs(trip.distance(), trip.hour(), trip.weekend()));
        }
    }

    private record Keys(long pickupZone, long dropoffZone) {}

    private record Inputs(double distance, int hour, boolean weekend) {}

    private record LabelSent(String predictionId, double value, String knownAt) {
        static LabelSent of(Trip trip) {
            return new LabelSent(
                    trip.predictionId(), trip.duration(), trip.dropoffAt().toString());
        }
    }

    /// @param value absent when there is no answer
    public record Answer(String predictionId, OptionalDouble value, String outcome, int version, String servedBy) {}

    private record Joined(long joined) {}

    /// @param servedBy `champion`, `failsafe` or `nobody`
    /// @param engagements of the failsafe, oldest first
    public record Standing(String servedBy, Role champion, List<Engagement> engagements) {}

    public record Role(Optional<Integer> version) {}

    /// A time in which the failsafe answers.
    ///
    /// @param engagedOn event time
    /// @param liftedOn event time; absent while it answers
    public record Engagement(
            Instant engagedOn,
            Optional<Double> championMae,
            Optional<Double> failsafeMae,
            Optional<Double> alertToEffectMs,
            Optional<Instant> liftedOn,
            Optional<String> liftedWhy) {}

    /// Asks how long each trip will take.
    public List<Answer> predict(List<Trip> trips) {
        return client.post(PATH + "/predict", trips.stream().map(Question::of).toList())
                .asListOf(Answer.class);
    }

    /// Says how long each trip took.
    ///
    /// @return how many labels found their prediction
    public long label(List<Trip> trips) {
        return client.post(PATH + "/labels", trips.stream().map(LabelSent::of).toList(), Joined.class)
                .joined();
    }

    /// Who answers, and how that came.
    public Standing standing() {
        return client.get(PATH, Standing.class);
    }
}

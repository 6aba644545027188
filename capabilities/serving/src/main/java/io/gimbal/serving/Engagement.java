package io.gimbal.serving;

import io.gimbal.graph.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A time in which the failsafe answers, or answered, in the champion's place.
///
/// @param number in the order of engaging, from 1, over all endpoints
/// @param alerts those that keep it engaged; none when a person engaged it, who then also ends it
/// @param engagedOn event time
/// @param engagedAt wall-clock time
/// @param numbers what the decision rests on
/// @param alertToEffectMs from the alert's commit to the moment from which every request is answered by the failsafe
/// @param lifted empty while it lasts
public record Engagement(
        long number,
        EndpointName endpoint,
        List<String> alerts,
        Reason reason,
        Instant engagedOn,
        Instant engagedAt,
        Numbers numbers,
        Optional<Double> alertToEffectMs,
        Optional<Lifted> lifted) {
    public Engagement {
        Objects.requireNonNull(endpoint);
        alerts = List.copyOf(alerts);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(engagedOn);
        Objects.requireNonNull(engagedAt);
        Objects.requireNonNull(numbers);
        Objects.requireNonNull(alertToEffectMs);
        Objects.requireNonNull(lifted);
    }

    /// How it ended.
    ///
    /// @param on event time
    /// @param at wall-clock time
    public record Lifted(Reason reason, Instant on, Instant at) {}

    /// @param championVersion the champion that may not answer
    /// @param championMae its error over the alert's chunks
    /// @param failsafeMae the failsafe's own error over the same
    public record Numbers(
            Optional<Integer> championVersion, Optional<Double> championMae, Optional<Double> failsafeMae) {
        public static final Numbers NONE = new Numbers(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean lasts() {
        return lifted.isEmpty();
    }

    boolean isManual() {
        return alerts.isEmpty();
    }

    /// Whether a champion of that version ends it: alerts engaged it, and not against this one.
    boolean endsWith(int version) {
        return !isManual()
                && numbers.championVersion().filter(it -> it == version).isEmpty();
    }

    Engagement keptBy(List<String> names) {
        return new Engagement(number, endpoint, names, reason, engagedOn, engagedAt, numbers, alertToEffectMs, lifted);
    }

    Engagement effectiveAfter(double milliseconds) {
        return new Engagement(
                number, endpoint, alerts, reason, engagedOn, engagedAt, numbers, Optional.of(milliseconds), lifted);
    }

    Engagement liftedBy(Reason why, Instant on, Instant at) {
        return new Engagement(
                number,
                endpoint,
                alerts,
                reason,
                engagedOn,
                engagedAt,
                numbers,
                alertToEffectMs,
                Optional.of(new Lifted(why, on, at)));
    }
}

package io.gimbal.web;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What happened at an endpoint, on one axis of event time.
///
/// @param days oldest first, without gaps that matter: a day nobody asked is not in the list
/// @param failsafe when it answered in the champion's place, oldest first
/// @param moves what became champion, oldest first
public record Story(AssetRef endpoint, List<Day> days, List<Span> failsafe, List<Move> moves) {
    public Story {
        Objects.requireNonNull(endpoint);
        days = List.copyOf(days);
        failsafe = List.copyOf(failsafe);
        moves = List.copyOf(moves);
    }

    /// One day of predictions. What could not be measured is absent, never zero.
    ///
    /// @param served how many predictions each version answered, by its number
    /// @param maeServed error of what was answered
    /// @param maeFrozen error of the version that is kept for comparison, on the same predictions
    /// @param maeValidated error that the champion's validation promised
    /// @param bias mean of predicted minus observed, of what was answered
    /// @param volumeChange against the same weekday of the reference; 0.1 is ten per cent more
    /// @param drift the worst input's effect, as a multiple of its limit
    public record Day(
            LocalDate day,
            long predictions,
            long labels,
            Map<Integer, Long> served,
            Optional<Double> maeServed,
            Optional<Double> maeFrozen,
            Optional<Double> maeValidated,
            Optional<Double> bias,
            Optional<Double> volumeChange,
            Optional<Double> drift) {
        public Day {
            Objects.requireNonNull(day);
            served = Map.copyOf(new TreeMap<>(served));
        }

        /// Predictions on the same weekday of the reference.
        public Optional<Double> usual() {
            return volumeChange.filter(change -> change > -1).map(change -> predictions / (1 + change));
        }
    }

    /// @param until empty while it lasts
    public record Span(Instant from, Optional<Instant> until, String why) {
        public Span {
            Objects.requireNonNull(from);
            Objects.requireNonNull(until);
        }
    }

    /// @param at event time
    public record Move(Instant at, AssetRef version, String action) {
        public Move {
            Objects.requireNonNull(at);
            Objects.requireNonNull(version);
        }
    }
}

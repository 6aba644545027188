package io.gimbal.registry;

import io.gimbal.evidence.Verdict;
import io.gimbal.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// When a version was trained, and how fresh its data was then. Pure; all times are event times.
///
/// @param trainedAt empty when nothing says
/// @param dataAt when the newest data that it was trained on came in; empty when nothing says
record VersionAge(Optional<Instant> trainedAt, Optional<Instant> dataAt) {
    private static final double DAY = Duration.ofDays(1).toMillis();

    /// When each limit is reached; one that cannot be judged is due at once, since undefined is not well.
    List<Instant> due(StalenessLimits limits, Instant since) {
        return Stream.of(due(limits.maxAge(), trainedAt, since), due(limits.maxDataAge(), dataAt, since))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Instant> due(Optional<Duration> limit, Optional<Instant> from, Instant since) {
        return limit.map(max ->
                from.map(start -> start.plus(max)).filter(since::isBefore).orElse(since));
    }

    /// @param at now
    Verdict verdict(StalenessLimits limits, Instant at) {
        if (isOver(limits.maxAge(), trainedAt, at) || isOver(limits.maxDataAge(), dataAt, at)) {
            return Verdict.FAILED;
        }
        boolean isKnown = (limits.maxAge().isEmpty() || trainedAt.isPresent())
                && (limits.maxDataAge().isEmpty() || dataAt.isPresent());
        return isKnown ? Verdict.PASSED : Verdict.UNDEFINED;
    }

    private static boolean isOver(Optional<Duration> limit, Optional<Instant> from, Instant at) {
        return limit.isPresent()
                && from.isPresent()
                && !from.get().plus(limit.get()).isAfter(at);
    }

    /// In one line, with the limits.
    String summary(StalenessLimits limits, Instant at) {
        List<String> parts = new ArrayList<>();
        limits.maxAge().ifPresent(max -> parts.add(told("trained", trainedAt, max, at)));
        limits.maxDataAge().ifPresent(max -> parts.add(told("trained on data that came in", dataAt, max, at)));
        return String.join("; ", parts);
    }

    private static String told(String what, Optional<Instant> from, Duration max, Instant at) {
        return from.map(start -> what + " " + start + ", "
                                + Duration.between(start, at).toDays() + " days ago")
                        .orElse("nothing says when it was " + what)
                + ", may be " + max.toDays() + " days";
    }

    JsonObject values(Instant at) {
        JsonObject.Builder values = JsonObject.builder();
        trainedAt.ifPresent(start -> values.put("age_days", days(start, at)));
        dataAt.ifPresent(start -> values.put("data_age_days", days(start, at)));
        return values.build();
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / DAY;
    }
}

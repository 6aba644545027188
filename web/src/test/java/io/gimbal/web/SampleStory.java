package io.gimbal.web;

import io.gimbal.graph.AssetRef;
import io.gimbal.registry.ModelName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Four weeks in which a city stands still: error and bias grow, the failsafe takes over, a new champion recovers.
final class SampleStory {
    private static final LocalDate FIRST = LocalDate.parse("2020-03-01");

    private SampleStory() {}

    static Story of(AssetRef endpoint, ModelName model) {
        Random noise = new Random(20200301);
        List<Story.Day> days = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            days.add(day(i, noise));
        }
        return new Story(
                endpoint,
                days,
                List.of(new Story.Span(
                        Instant.parse("2020-03-20T03:00:00Z"),
                        Optional.of(Instant.parse("2020-03-23T00:00:00Z")),
                        "performance")),
                List.of(
                        new Story.Move(
                                Instant.parse("2020-03-01T00:00:00Z"),
                                model.version(3).ref(),
                                "promoted"),
                        new Story.Move(
                                Instant.parse("2020-03-23T00:00:00Z"),
                                model.version(4).ref(),
                                "promoted")));
    }

    private static Story.Day day(int i, Random noise) {
        double broken = i < 14 ? 0 : Math.min(1, (i - 13) / 6.0);
        long trips = Math.round((14_000 + 1_500 * Math.sin(i * 0.9)) * (1 - 0.82 * broken));
        double frozen = 3.45 + 0.25 * Math.sin(i * 0.9) + 2.6 * broken + noise.nextDouble() * 0.2;
        double served = i < 19 ? frozen : i < 22 ? frozen * 0.82 : 2.75 + noise.nextDouble() * 0.25;
        int version = i < 19 ? 3 : i < 22 ? 1 : 4;
        return new Story.Day(
                FIRST.plusDays(i),
                trips,
                trips - 12,
                Map.of(version, trips),
                Optional.of(served),
                Optional.of(frozen),
                Optional.of(i < 22 ? 3.48 : 2.71),
                Optional.of(i < 22 ? -0.1 + 2.9 * broken + noise.nextDouble() * 0.3 : 0.1 - noise.nextDouble() * 0.2),
                Optional.of(-0.82 * broken + noise.nextDouble() * 0.1 - 0.05),
                i % 9 == 4 ? Optional.empty() : Optional.of(0.5 + 2.1 * broken + noise.nextDouble() * 0.2));
    }
}

package io.gimbal.examples.taxi.demo;

import io.gimbal.examples.taxi.server.Endpoint.Engagement;
import io.gimbal.examples.taxi.server.Endpoint.Standing;
import io.gimbal.examples.taxi.server.Pipelines.Retraining;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What took effect at a moment of event time, in words.
final class Acted {
    private Acted() {}

    static List<String> at(Instant moment, Standing standing, List<Retraining> retrainings) {
        List<String> acted = new ArrayList<>();
        for (Engagement engagement : standing.engagements()) {
            if (engagement.engagedOn().equals(moment)) {
                acted.add("failsafe engaged" + comparison(engagement));
            }
        }
        retrainings.forEach(retraining -> add(moment, retraining, acted));
        for (Engagement engagement : standing.engagements()) {
            if (engagement.liftedOn().filter(moment::equals).isPresent()) {
                acted.add("failsafe lifted");
            }
        }
        return acted;
    }

    private static String comparison(Engagement engagement) {
        if (engagement.championMae().isEmpty() || engagement.failsafeMae().isEmpty()) {
            return "";
        }
        return " (%.2f against %.2f)"
                .formatted(
                        engagement.failsafeMae().orElseThrow(),
                        engagement.championMae().orElseThrow());
    }

    private static void add(Instant moment, Retraining retraining, List<String> acted) {
        String version = retraining.version().map(number -> "v" + number).orElse("no version");
        if (retraining.triggeredAt().equals(moment)) {
            acted.add("retrained, " + version + " in shadow");
        }
        if (retraining.decidedAt().filter(moment::equals).isPresent()) {
            acted.add(version + " " + retraining.outcome() + errors(retraining));
        }
    }

    private static String errors(Retraining retraining) {
        Optional<Double> before = retraining.maeBefore();
        Optional<Double> after = retraining.maeAfter();
        if (before.isEmpty() || after.isEmpty()) {
            return "";
        }
        return " (%.2f against %.2f)".formatted(after.get(), before.get());
    }
}

package io.gimbal.examples.taxi.demo;

import io.gimbal.examples.taxi.server.Models;
import io.gimbal.examples.taxi.server.Models.Gate;
import io.gimbal.examples.taxi.server.Pipelines.Evaluated;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The first champion: chosen by its error on the validation days, refused without a review, promoted with one.
final class Introduction {
    private static final String PRODUCTION = "production";

    private final Models models;
    private final Narrator narrator;

    Introduction(Models models, Narrator narrator) {
        this.models = models;
        this.narrator = narrator;
    }

    /// @return the version that serves now
    Evaluated introduce(List<Evaluated> candidates, Instant at) {
        Evaluated best = candidates.stream()
                .min(Comparator.comparingDouble(Evaluated::mae).thenComparingInt(Evaluated::version))
                .orElseThrow(() -> new IllegalStateException("the training run has registered no version"));
        Optional<String> refusal =
                models.promote(best.version(), PRODUCTION, at, "the smallest error on the validation days");
        narrator.say("promoting v%d (%s) is refused:".formatted(best.version(), best.step()));
        narrator.say(refusal.orElseThrow(
                        () -> new IllegalStateException("version " + best.version() + " was promoted without a review"))
                .indent(2));
        models.approve(best.version(), at, "errors by borough look right, and nothing in it is unexpected");
        models.promote(best.version(), PRODUCTION, at, "the smallest error on the validation days, reviewed")
                .ifPresent(why -> {
                    throw new IllegalStateException(why);
                });
        models.gates(best.version(), PRODUCTION, at).forEach(this::say);
        models.alias("frozen", best.version(), "the first champion, kept to show what would have been");
        narrator.say(
                "after a review v%d serves, and stays in shadow to the end as \"frozen\"".formatted(best.version()));
        return best;
    }

    private void say(Gate gate) {
        narrator.say("  %-10s %s".formatted(gate.name(), gate.state()));
    }
}

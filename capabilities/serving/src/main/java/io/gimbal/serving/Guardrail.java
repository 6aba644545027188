package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What an endpoint does not answer as the model says. The first of an endpoint's guardrails whose condition holds
/// decides; one that cannot be evaluated counts as holding.
///
/// @param guardrail its name
/// @param when CEL over `inputs`, `features` and `value`
/// @param clip low and high: the answer is moved into these bounds
/// @param abstain why there is no answer
public record Guardrail(String guardrail, String when, Optional<List<Double>> clip, Optional<String> abstain) {
    public Guardrail {
        Objects.requireNonNull(guardrail);
        Objects.requireNonNull(when);
        clip = clip.map(List::copyOf);
        Objects.requireNonNull(abstain);
        if (clip.isPresent() == abstain.isPresent()) {
            throw CodedException.invalidArgument(
                    "guardrail \"" + guardrail + "\" needs clip or abstain, one of the two");
        }
        if (clip.isPresent() && !isSpan(clip.get())) {
            throw CodedException.of(Problem.in(
                    "clip",
                    "guardrail \"" + guardrail + "\": clip takes two finite numbers, the lower first, found "
                            + clip.get()));
        }
    }

    private static boolean isSpan(List<Double> bounds) {
        return bounds.size() == 2
                && Double.isFinite(bounds.get(0))
                && Double.isFinite(bounds.get(1))
                && bounds.get(0) <= bounds.get(1);
    }
}

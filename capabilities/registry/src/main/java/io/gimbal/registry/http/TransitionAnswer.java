package io.gimbal.registry.http;

import io.gimbal.registry.Transition;
import io.gimbal.registry.VersionId;
import java.time.Instant;
import java.util.Optional;

/// A version's move as answered.
record TransitionAnswer(
        int version,
        String action,
        String before,
        String after,
        Optional<Integer> replaced,
        Instant at,
        String who,
        String why) {
    static TransitionAnswer of(Transition transition) {
        return new TransitionAnswer(
                transition.version().number(),
                transition.action().text(),
                transition.before().value(),
                transition.after().value(),
                transition.replaced().map(VersionId::number),
                transition.at(),
                transition.reason().who(),
                transition.reason().why());
    }
}

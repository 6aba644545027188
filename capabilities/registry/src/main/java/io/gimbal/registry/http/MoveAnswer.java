package io.gimbal.registry.http;

import io.gimbal.evidence.GateDecision;
import io.gimbal.registry.Transition;
import io.gimbal.registry.VersionId;
import java.time.Instant;
import java.util.Optional;

/// A move that was made, and what the gate said.
record MoveAnswer(
        int version,
        String action,
        String before,
        String after,
        Optional<Integer> replaced,
        Instant at,
        String who,
        String why,
        DecisionAnswer decision) {
    static MoveAnswer of(Transition transition, GateDecision decision) {
        return new MoveAnswer(
                transition.version().number(),
                transition.action().text(),
                transition.before().value(),
                transition.after().value(),
                transition.replaced().map(VersionId::number),
                transition.at(),
                transition.reason().who(),
                transition.reason().why(),
                DecisionAnswer.of(decision));
    }
}

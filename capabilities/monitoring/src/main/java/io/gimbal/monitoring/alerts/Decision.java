package io.gimbal.monitoring.alerts;

import io.gimbal.monitoring.ErrorTally;
import io.gimbal.statistics.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a critical alert asks for when it is raised or acts again: the failsafe first, then the retraining, each at
/// most once per cooldown over all alerts of the monitor.
record Decision(ActionState next, List<ActionRequest> requests) {
    static Decision of(AlertPolicy policy, List<AlertChunk> chunks, Instant at, ActionState state, Duration cooldown) {
        List<ActionRequest> requests = new ArrayList<>();
        ActionState next = state;
        if (policy.actions().failsafe() != FailsafeMode.NEVER && state.engaged().isEmpty()) {
            ActionRequest failsafe = failsafe(policy, chunks, at, state, cooldown);
            requests.add(failsafe);
            next = failsafe instanceof ActionRequest.EngageFailsafe ? next.engaged(policy.name(), at) : next;
        }
        if (policy.actions().retrain().isPresent()) {
            ActionRequest retrain = until(state.retrainedAt(), at, cooldown)
                    .<ActionRequest>map(until -> new ActionRequest.Withheld(policy.name(), at, "retrain", until))
                    .orElseGet(() -> new ActionRequest.Retrain(
                            policy.name(), at, policy.actions().retrain().orElseThrow()));
            requests.add(retrain);
            next = retrain instanceof ActionRequest.Retrain ? next.retrained(at) : next;
        }
        return new Decision(next, requests);
    }

    private static ActionRequest failsafe(
            AlertPolicy policy, List<AlertChunk> chunks, Instant at, ActionState state, Duration cooldown) {
        Measurement<Double> champion = meanAbsolute(chunks, AlertChunk::champion);
        Measurement<Double> failsafe = meanAbsolute(chunks, AlertChunk::failsafe);
        boolean wanted = policy.actions().failsafe() == FailsafeMode.ALWAYS || isBelow(failsafe, champion);
        if (!wanted) {
            return new ActionRequest.KeepChampion(policy.name(), at, champion, failsafe);
        }
        return until(state.engagedAt(), at, cooldown)
                .<ActionRequest>map(until -> new ActionRequest.Withheld(policy.name(), at, "failsafe", until))
                .orElseGet(() -> new ActionRequest.EngageFailsafe(policy.name(), at, champion, failsafe));
    }

    private static Measurement<Double> meanAbsolute(List<AlertChunk> chunks, Function<AlertChunk, ErrorTally> model) {
        return chunks.stream()
                .map(model)
                .reduce(ErrorTally.NONE, ErrorTally::plus)
                .meanAbsolute();
    }

    private static boolean isBelow(Measurement<Double> failsafe, Measurement<Double> champion) {
        return failsafe.flatMap(low -> champion.map(high -> low < high)).find().orElse(false);
    }

    /// When the cooldown ends; empty if it is over.
    private static Optional<Instant> until(Optional<Instant> last, Instant at, Duration cooldown) {
        return last.map(before -> before.plus(cooldown)).filter(at::isBefore);
    }
}

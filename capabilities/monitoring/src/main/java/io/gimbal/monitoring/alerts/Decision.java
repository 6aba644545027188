package io.gimbal.monitoring.alerts;

import io.gimbal.eventtime.Cooldown;
import io.gimbal.monitoring.ErrorTally;
import io.gimbal.statistics.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What a critical alert asks for when it is raised or acts again: the failsafe first, then the retraining, which is
/// asked for at most once per cooldown over all alerts of the monitor.
record Decision(ActionState next, List<ActionRequest> requests) {
    static Decision of(AlertPolicy policy, List<AlertChunk> chunks, Instant at, ActionState state, Duration cooldown) {
        List<ActionRequest> requests = new ArrayList<>();
        ActionState next = state;
        if (policy.actions().failsafe() != FailsafeMode.NEVER) {
            requests.add(failsafe(policy, chunks, at));
        }
        if (policy.actions().retrain().isPresent()) {
            ActionRequest retrain = retrain(policy, policy.actions().retrain().get(), at, state, cooldown);
            requests.add(retrain);
            next = retrain instanceof ActionRequest.Retrain ? next.retrained(at) : next;
        }
        return new Decision(next, requests);
    }

    private static ActionRequest failsafe(AlertPolicy policy, List<AlertChunk> chunks, Instant at) {
        Measurement<Double> champion = meanAbsolute(chunks, AlertChunk::champion);
        Measurement<Double> failsafe = meanAbsolute(chunks, AlertChunk::failsafe);
        boolean wanted = policy.actions().failsafe() == FailsafeMode.ALWAYS || isBelow(failsafe, champion);
        return wanted
                ? new ActionRequest.EngageFailsafe(policy.name(), at, champion, failsafe)
                : new ActionRequest.KeepChampion(policy.name(), at, champion, failsafe);
    }

    private static ActionRequest retrain(
            AlertPolicy policy, String pipeline, Instant at, ActionState state, Duration cooldown) {
        return state.retrainedAt()
                .filter(before -> Cooldown.covers(cooldown, before, at))
                .map(before -> before.plus(cooldown))
                .<ActionRequest>map(until -> new ActionRequest.RetrainLater(policy.name(), at, until))
                .orElseGet(() -> new ActionRequest.Retrain(policy.name(), at, pipeline));
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
}

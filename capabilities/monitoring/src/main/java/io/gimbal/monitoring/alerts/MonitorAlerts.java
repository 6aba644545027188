package io.gimbal.monitoring.alerts;

import io.gimbal.core.CodedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The alerts of one monitor, stepped chunk by chunk. A pure function of its arguments.
///
/// @param policies in declared order, which is the order of evaluation
/// @param actionCooldown at most one retraining, and one engagement of the failsafe, in so much event time
public record MonitorAlerts(List<AlertPolicy> policies, Duration actionCooldown) {
    public MonitorAlerts {
        policies = List.copyOf(policies);
        long names = policies.stream().map(AlertPolicy::name).distinct().count();
        if (names != policies.size()) {
            throw CodedException.invalidArgument("two alerts of a monitor have the same name: "
                    + policies.stream().map(AlertPolicy::name).toList());
        }
    }

    /// A complete chunk. Chunks come in the order of their days, each once.
    ///
    /// @throws CodedException INVALID_ARGUMENT for a day that is not after the last one
    public MonitorStep close(MonitorState state, ChunkOutcome chunk) {
        Progress progress = new Progress(state);
        for (AlertPolicy policy : policies) {
            AlertState before = progress.state.alert(policy.name());
            if (before.lastDay().filter(last -> !chunk.day().isAfter(last)).isPresent()) {
                throw CodedException.invalidArgument("chunks close in order: " + chunk.day() + " came after "
                        + before.lastDay().orElseThrow());
            }
            progress.settle(policy, before.seen(policy, chunk, Health.of(policy, chunk)), chunk.at());
        }
        return progress.step();
    }

    /// The running chunk right after a prediction: only immediate alerts look at it, and nothing is cleared before
    /// the chunk is complete.
    public MonitorStep predicted(MonitorState state, ChunkOutcome chunk) {
        Progress progress = new Progress(state);
        for (AlertPolicy policy : policies) {
            AlertState before = progress.state.alert(policy.name());
            boolean asks = policy.immediate() && !before.open() && Health.of(policy, chunk) == Health.BAD;
            AlertState seen = before.seen(policy, chunk, Health.BAD);
            if (asks && seen.isDue(policy, chunk.at())) {
                AlertState raised =
                        new AlertState(false, seen.bad(), 0, before.raisedAt(), before.lastDay(), seen.lastHealth());
                progress.settle(policy, raised, chunk.at());
            }
        }
        return progress.step();
    }

    /// A new champion brings a new reference: streaks start over, open alerts end. Cooldowns go on.
    public MonitorStep referenceReplaced(MonitorState state, Instant at) {
        Progress progress = new Progress(state);
        for (AlertPolicy policy : policies) {
            AlertState before = state.alert(policy.name());
            if (before.open()) {
                progress.changes.add(new AlertChange.ReferenceReplaced(policy.name(), at));
            }
            progress.state = progress.state.with(policy.name(), before.closed());
        }
        return progress.step();
    }

    /// One step under way.
    private final class Progress {
        private MonitorState state;
        private final List<AlertChange> changes = new ArrayList<>();
        private final List<ActionRequest> requests = new ArrayList<>();

        Progress(MonitorState state) {
            this.state = state;
        }

        void settle(AlertPolicy policy, AlertState seen, Instant at) {
            if (seen.isDue(policy, at)) {
                changes.add(
                        seen.open()
                                ? new AlertChange.Persisting(policy.name(), policy.severity(), at, seen.bad())
                                : new AlertChange.Raised(policy.name(), policy.severity(), at, seen.bad()));
                state = state.with(policy.name(), seen.raised(at));
                Decision decision = Decision.of(policy, seen.bad(), at, state.actions(), actionCooldown);
                requests.addAll(decision.requests());
                state = state.with(decision.next());
            } else if (seen.open() && seen.healthy() >= policy.clearChunks()) {
                changes.add(new AlertChange.Cleared(policy.name(), at));
                state = state.with(policy.name(), seen.closed());
            } else {
                state = state.with(policy.name(), seen);
            }
        }

        MonitorStep step() {
            return new MonitorStep(state, changes, requests);
        }
    }
}

package io.gimbal.pipelines;

import io.gimbal.graph.AssetRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A version that an alert asked for, from the alert to the decision about it. All times are event time.
///
/// @param position of the alert's evidence: there is one retraining for each
/// @param endpoint the alert is about
/// @param trigger what raised it, like `trip-duration/performance`
/// @param triggeredAt when; also the as-of of the run
/// @param takesEffectAfter how long the candidate is tried before it is decided about
/// @param run the pipeline run that made the candidate
/// @param version the candidate
/// @param decidedAt when it was promoted or refused, or failed
/// @param score of the candidate and the champion on the same predictions
/// @param refusal why it was not promoted
public record Retraining(
        long position,
        PipelineName pipeline,
        AssetRef endpoint,
        String trigger,
        Instant triggeredAt,
        Duration takesEffectAfter,
        State state,
        Optional<RunId> run,
        Optional<AssetRef> version,
        Optional<Instant> decidedAt,
        Optional<Candidates.Score> score,
        Optional<String> refusal) {

    /// Where a retraining is.
    public enum State {
        /// The pipeline is to be run.
        REQUESTED,
        /// The candidate is tried beside the champion.
        SHADOWING,
        PROMOTED,
        /// The gates did not let it pass.
        REFUSED,
        /// There is no candidate: the run failed, or could not begin.
        FAILED
    }

    public Retraining {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(triggeredAt);
        Objects.requireNonNull(takesEffectAfter);
        Objects.requireNonNull(state);
    }

    static Retraining requested(
            long position,
            PipelineName pipeline,
            AssetRef endpoint,
            String trigger,
            Instant triggeredAt,
            Duration takesEffectAfter) {
        return new Retraining(
                position,
                pipeline,
                endpoint,
                trigger,
                triggeredAt,
                takesEffectAfter,
                State.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// When something is to be done about it; empty when it is decided.
    public Optional<Instant> due() {
        return switch (state) {
            case REQUESTED -> Optional.of(triggeredAt);
            case SHADOWING -> Optional.of(triggeredAt.plus(takesEffectAfter));
            case PROMOTED, REFUSED, FAILED -> Optional.empty();
        };
    }

    Retraining shadow(RunId made, AssetRef candidate) {
        return with(State.SHADOWING, Optional.of(made), Optional.of(candidate), decidedAt, score, refusal);
    }

    Retraining fail(RunId failed, String why) {
        return with(State.FAILED, Optional.of(failed), version, Optional.of(triggeredAt), score, Optional.of(why));
    }

    /// It can never succeed.
    Retraining giveUp(Instant at, String why) {
        return switch (state) {
            case REQUESTED -> with(State.FAILED, run, version, Optional.of(at), score, Optional.of(why));
            case SHADOWING -> refuse(at, why);
            case PROMOTED, REFUSED, FAILED -> throw new IllegalStateException("it is " + state + " already");
        };
    }

    Retraining scored(Candidates.Score result) {
        return with(state, run, version, decidedAt, Optional.of(result), refusal);
    }

    Retraining promote(Instant at) {
        return with(State.PROMOTED, run, version, Optional.of(at), score, Optional.empty());
    }

    Retraining refuse(Instant at, String why) {
        return with(State.REFUSED, run, version, Optional.of(at), score, Optional.of(why));
    }

    private Retraining with(
            State later,
            Optional<RunId> made,
            Optional<AssetRef> candidate,
            Optional<Instant> at,
            Optional<Candidates.Score> result,
            Optional<String> why) {
        return new Retraining(
                position,
                pipeline,
                endpoint,
                trigger,
                triggeredAt,
                takesEffectAfter,
                later,
                made,
                candidate,
                at,
                result,
                why);
    }
}

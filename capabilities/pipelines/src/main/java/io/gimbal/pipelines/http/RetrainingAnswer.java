package io.gimbal.pipelines.http;

import io.gimbal.graph.AssetRef;
import io.gimbal.pipelines.Candidates;
import io.gimbal.pipelines.Retraining;
import io.gimbal.pipelines.RunId;
import java.time.Instant;
import java.util.Optional;

/// A retraining as answered. Times are event time.
///
/// @param trigger what raised the alert
/// @param trainedOn what was known up to this moment
/// @param version its number
/// @param due when something is to be done about it next; absent once it is decided
/// @param outcome or where it is until it is decided
/// @param maeBefore of the champion, on the same predictions as `maeAfter`
/// @param labels on how many predictions the two were judged
record RetrainingAnswer(
        String project,
        String pipeline,
        String endpoint,
        String trigger,
        Instant triggeredAt,
        Instant trainedOn,
        Optional<Long> run,
        Optional<Long> version,
        Optional<Instant> due,
        Optional<Instant> decidedAt,
        Retraining.State outcome,
        Optional<Double> maeBefore,
        Optional<Double> maeAfter,
        Optional<Long> labels,
        Optional<String> refusal) {
    static RetrainingAnswer of(Retraining it) {
        return new RetrainingAnswer(
                it.pipeline().project(),
                it.pipeline().name(),
                it.endpoint().name(),
                it.trigger(),
                it.triggeredAt(),
                it.triggeredAt(),
                it.run().map(RunId::number),
                it.version().flatMap(AssetRef::version).map(Long::valueOf),
                it.due(),
                it.decidedAt(),
                it.state(),
                it.score().map(Candidates.Score::championMae),
                it.score().map(Candidates.Score::mae),
                it.score().map(Candidates.Score::labels),
                it.refusal());
    }
}

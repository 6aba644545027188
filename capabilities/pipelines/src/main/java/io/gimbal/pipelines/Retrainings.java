package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.eventtime.Due;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Versions that alerts ask for: at the alert's moment the pipeline runs, in the thread that moves event
/// time, and its version shadows the champion; after the declared delay the gates are asked. Thread-safe;
/// each step of it is durable.
///
/// A crash repeats at most what it cut short: a run that succeeded is found again by its alert.
public final class Retrainings implements Due {
    private static final int RECENT = 20;

    private final Database database;
    private final RetrainingStore store;
    private final PipelineRuns runs;
    private final Live live;
    private final EvidenceLog evidence;

    /// What retraining does to what is live.
    public record Live(Candidates candidates, Promotion promotion) {}

    public Retrainings(Database database, RetrainingStore store, PipelineRuns runs, Live live, EvidenceLog evidence) {
        this.database = database;
        this.store = store;
        this.runs = runs;
        this.live = live;
        this.evidence = evidence;
    }

    /// Oldest first.
    public List<Retraining> list() {
        return database.read(store::list);
    }

    @Override
    public String name() {
        return "retraining";
    }

    @Override
    public Optional<Instant> next() {
        return first().flatMap(Retraining::due);
    }

    @Override
    public void run(Instant at) {
        first().filter(it -> it.due().filter(due -> !due.isAfter(at)).isPresent())
                .ifPresent(it -> put(advance(it, at)));
    }

    private Optional<Retraining> first() {
        return database.read(store::listOpen).stream()
                .min(Comparator.comparing((Retraining it) -> it.due().orElseThrow())
                        .thenComparingLong(Retraining::position));
    }

    private void put(Retraining next) {
        database.write(transaction -> {
            store.update(transaction, next);
            return next;
        });
    }

    /// What can never succeed is given up, so that event time goes on.
    private Retraining advance(Retraining retraining, Instant at) {
        try {
            return switch (retraining.state()) {
                case REQUESTED -> train(retraining);
                case SHADOWING -> decide(retraining, at);
                case PROMOTED, REFUSED, FAILED -> retraining;
            };
        } catch (CodedException e) {
            if (e.code().retryable()) {
                throw e;
            }
            return retraining.giveUp(at, e.getMessage());
        }
    }

    private Retraining train(Retraining retraining) {
        PipelineRun run = finished(retraining)
                .orElseGet(() -> runs.run(
                        retraining.pipeline(), RunRequest.of(retraining.triggeredAt(), startedBy(retraining))));
        if (run.state() != RunState.SUCCEEDED) {
            return retraining.fail(run.id(), run.message().orElse("the run did not succeed"));
        }
        Optional<AssetRef> candidate = candidate(run);
        if (candidate.isEmpty()) {
            return retraining.fail(run.id(), "the pipeline registered no version");
        }
        live.candidates().shadow(retraining.endpoint(), candidate.get());
        return retraining.shadow(run.id(), candidate.get());
    }

    /// A run that succeeded before a crash.
    private Optional<PipelineRun> finished(Retraining retraining) {
        return runs.list(retraining.pipeline(), PageRequest.first(RECENT)).items().stream()
                .filter(run -> run.state() == RunState.SUCCEEDED)
                .filter(run -> run.request().startedBy().equals(startedBy(retraining)))
                .findFirst();
    }

    private static String startedBy(Retraining retraining) {
        return "alert:" + retraining.trigger() + "#" + retraining.position();
    }

    /// The last version that was registered.
    private static Optional<AssetRef> candidate(PipelineRun run) {
        return run.outputs(StepOutput.Kind.VERSIONS).stream()
                .flatMap(output -> VersionFacts.read(output.facts()).versions().stream())
                .map(version -> AssetRef.parse(version.version()))
                .reduce((_, last) -> last);
    }

    private Retraining decide(Retraining retraining, Instant at) {
        Retraining tried = retraining.score().isPresent() ? retraining : score(retraining, at);
        Retraining decided = switch (promote(tried, at)) {
            case Promotion.Decision.Promoted _ -> tried.promote(at);
            case Promotion.Decision.Refused(String why) -> tried.refuse(at, why);
        };
        endShadow(tried);
        return decided;
    }

    /// Stored with its evidence, so that a crash before the decision does not give it twice.
    private Retraining score(Retraining retraining, Instant at) {
        Optional<Candidates.Score> score = live.candidates()
                .score(retraining.endpoint(), retraining.version().orElseThrow(), retraining.triggeredAt(), at);
        if (score.isEmpty()) {
            return retraining;
        }
        Retraining scored = retraining.scored(score.get());
        return database.write(transaction -> {
            evidence.append(transaction, shadow(scored, score.get(), at));
            store.update(transaction, scored);
            return scored;
        });
    }

    /// With an endpoint that is gone, its shadows are.
    private void endShadow(Retraining decided) {
        try {
            live.candidates().end(decided.endpoint(), decided.version().orElseThrow());
        } catch (CodedException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    private Promotion.Decision promote(Retraining tried, Instant at) {
        Reason reason = new Reason(
                startedBy(tried),
                "retrained after " + tried.trigger() + " was raised at " + tried.triggeredAt()
                        + tried.score()
                                .map(it -> String.format(
                                        Locale.ROOT,
                                        ", error %.3f against the champion's %.3f on %d live predictions",
                                        it.mae(),
                                        it.championMae(),
                                        it.labels()))
                                .orElse(", no label is known yet"));
        return live.promotion().promote(tried.version().orElseThrow(), reason, at);
    }

    private static EvidenceDraft shadow(Retraining tried, Candidates.Score score, Instant at) {
        JsonObject values = JsonObject.builder()
                .put("labels", score.labels())
                .put("mae", score.mae())
                .put("champion_mae", score.championMae())
                .put("from", tried.triggeredAt().toString())
                .put("until", at.toString())
                .build();
        String summary = String.format(
                Locale.ROOT,
                "error %.3f, the champion's %.3f, on %d predictions",
                score.mae(),
                score.championMae(),
                score.labels());
        return new EvidenceDraft(
                tried.version().orElseThrow(),
                PipelineEvidence.SHADOW,
                score.mae() < score.championMae() ? Verdict.PASSED : Verdict.FAILED,
                "pipeline:" + tried.pipeline(),
                summary,
                values,
                at,
                Optional.empty());
    }
}

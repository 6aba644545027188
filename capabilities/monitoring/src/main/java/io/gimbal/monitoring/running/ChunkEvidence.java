package io.gimbal.monitoring.running;

import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.ChunkTally;
import io.gimbal.monitoring.MonitoringEvidence;
import io.gimbal.monitoring.alerts.Health;
import io.gimbal.monitoring.declared.MonitorPolicy;
import io.gimbal.monitoring.declared.RuleCondition;
import io.gimbal.monitoring.drift.GroupDrift;
import io.gimbal.statistics.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a closed day is evidence of. A verdict is that of the alerts which look at the same signals: it passes when
/// none of them found the day bad, and is undefined when none of them could say.
final class ChunkEvidence {
    private ChunkEvidence() {}

    static List<EvidenceDraft> of(LoadedMonitor monitor, ChunkFindings chunk) {
        return List.of(performance(monitor, chunk), drift(monitor, chunk), volume(monitor, chunk));
    }

    private static EvidenceDraft performance(LoadedMonitor monitor, ChunkFindings chunk) {
        ChunkTally tally = chunk.rows().tally();
        JsonObject.Builder values = start(monitor, chunk)
                .put("predictions", tally.predictions())
                .put("labels", tally.champion().labels())
                .put("errors", tally.errors())
                .put("impossible", tally.impossible());
        Measurement<Double> mae = tally.champion().meanAbsolute();
        ChunkJson.put(values, "mae", mae);
        ChunkJson.put(values, "bias", tally.champion().bias());
        ChunkJson.put(values, "validation_mae", chunk.validation().map(it -> it.mae()));
        ChunkJson.put(values, "validation_bias", chunk.validation().map(it -> it.bias()));
        Verdict verdict = verdict(monitor, "chunk.", mae.find().isPresent());
        String summary = chunk.day() + ": mae " + text(mae) + ", bias "
                + text(tally.champion().bias()) + " on " + tally.champion().labels() + " labels";
        return draft(monitor, chunk, MonitoringEvidence.PERFORMANCE, verdict, summary, values.build());
    }

    private static EvidenceDraft drift(LoadedMonitor monitor, ChunkFindings chunk) {
        JsonObject.Builder values = start(monitor, chunk);
        chunk.drift().forEach((group, drift) -> ChunkJson.put(values, group, drift.worst()));
        List<String> moved = chunk.drift().values().stream()
                .map(GroupDrift::moved)
                .flatMap(List::stream)
                .toList();
        values.put("moved", JsonArray.ofTexts(moved)).put("columns", DriftJson.columns(chunk.drift()));
        boolean isKnown = chunk.drift().values().stream()
                .anyMatch(drift -> drift.worst().find().isPresent());
        String summary = chunk.day() + ": inputs " + text(chunk.worst(MonitorPolicy.INPUTS)) + ", prediction "
                + text(chunk.worst(MonitorPolicy.PREDICTION)) + ", label " + text(chunk.worst(MonitorPolicy.LABEL))
                + " times their limits";
        return draft(
                monitor, chunk, MonitoringEvidence.DRIFT, verdict(monitor, "drift.", isKnown), summary, values.build());
    }

    private static EvidenceDraft volume(LoadedMonitor monitor, ChunkFindings chunk) {
        long requests = chunk.rows().tally().requests();
        JsonObject.Builder values = start(monitor, chunk).put("requests", requests);
        ChunkJson.put(values, "change", chunk.volumeChange());
        Verdict verdict =
                verdict(monitor, "volume.", chunk.volumeChange().find().isPresent());
        String summary = chunk.day() + ": " + requests + " requests, change " + text(chunk.volumeChange());
        return draft(monitor, chunk, MonitoringEvidence.VOLUME, verdict, summary, values.build());
    }

    private static JsonObject.Builder start(LoadedMonitor monitor, ChunkFindings chunk) {
        JsonObject.Builder values = JsonObject.builder().put("day", chunk.day().toString());
        monitor.progress().champion().ifPresent(champion -> values.put("champion_version", Versions.number(champion)));
        return values;
    }

    /// @param isKnown whether there was something to judge
    private static Verdict verdict(LoadedMonitor monitor, String signals, boolean isKnown) {
        List<Optional<Health>> found = monitor.policy().alerts().policies().stream()
                .filter(policy -> policy.when() instanceof RuleCondition condition
                        && condition.text().contains(signals))
                .map(policy -> monitor.progress().alerts().alert(policy.name()).lastHealth())
                .toList();
        if (found.contains(Optional.of(Health.BAD))) {
            return Verdict.FAILED;
        }
        boolean isJudged = found.isEmpty()
                || found.contains(Optional.of(Health.HEALTHY))
                || found.contains(Optional.of(Health.BETWEEN));
        return isKnown && isJudged ? Verdict.PASSED : Verdict.UNDEFINED;
    }

    private static EvidenceDraft draft(
            LoadedMonitor monitor,
            ChunkFindings chunk,
            EvidenceType type,
            Verdict verdict,
            String summary,
            JsonObject values) {
        return new EvidenceDraft(
                monitor.endpoint(),
                type,
                verdict,
                monitor.ref().toString(),
                summary,
                values,
                chunk.at(),
                Optional.empty());
    }

    static String text(Measurement<Double> number) {
        return number.find()
                .map(value -> String.format(Locale.ROOT, "%.2f", value))
                .orElse("undefined");
    }
}

package io.gimbal.monitoring.running;

import io.gimbal.core.Durations;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.Alert;
import io.gimbal.monitoring.ErrorTally;
import io.gimbal.monitoring.alerts.ActionRequest;
import io.gimbal.monitoring.alerts.AlertChunk;
import io.gimbal.monitoring.alerts.AlertName;
import io.gimbal.monitoring.alerts.FailsafeMode;
import io.gimbal.monitoring.alerts.MonitorStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an alert says: to whoever acts on it, and to people. `actions` has what this raise asks for; a retraining that
/// the cooldown keeps back stands in `withheld` with the time from which on it may be asked for again. Whoever has the
/// failsafe keeps its `cooldown` itself, and knows whether it answers.
///
/// @param summary one line with the numbers that matter
record AlertSaying(String summary, JsonObject values) {
    static final String RAISED = "raised";
    static final String CLEARED = "cleared";

    static AlertSaying of(
            LoadedMonitor monitor,
            MonitorStep step,
            Alert alert,
            List<AlertChunk> chunks,
            boolean repeated,
            AlertReasons reasons) {
        AlertName name = new AlertName(alert.name());
        List<ActionRequest> requests = step.requests().stream()
                .filter(request -> request.alert().equals(name))
                .toList();
        ErrorTally champion = sum(chunks, AlertChunk::champion);
        ErrorTally failsafe = sum(chunks, AlertChunk::failsafe);
        JsonObject.Builder values = start(monitor, alert, RAISED)
                .put("repeated", repeated)
                .put("chunks", days(chunks))
                .put("labels", champion.labels());
        ChunkJson.put(values, "champion_mae", champion.meanAbsolute());
        ChunkJson.put(values, "champion_bias", champion.bias());
        ChunkJson.put(values, "failsafe_mae", failsafe.meanAbsolute());
        values.put("explanation", reasons.explanation(monitor.policy(), name))
                .put("members", JsonArray.ofTexts(reasons.members(monitor.policy(), name)))
                .put("actions", actions(monitor, name, requests))
                .put("withheld", withheld(requests))
                .put("cooldown", Durations.text(monitor.policy().alerts().actionCooldown()));
        monitor.policy().takesEffectAfter().ifPresent(delay -> values.put("takes_effect_after", Durations.text(delay)));
        return new AlertSaying(summary(alert, chunks, repeated, requests, reasons, monitor), values.build());
    }

    /// The alert with its end, and what its evidence says then.
    static Alert ended(LoadedMonitor monitor, Alert alert, Instant at, String note) {
        JsonObject.Builder values = start(monitor, alert, CLEARED)
                .put("chunks", alert.values().findArray("chunks").orElse(JsonArray.of()));
        if (!note.isEmpty()) {
            values.put("note", note);
        }
        String summary = alert.name() + " ended" + (note.isEmpty() ? ": health has returned" : ": " + note);
        return alert.ended(at).saying(summary, values.build());
    }

    private static JsonObject.Builder start(LoadedMonitor monitor, Alert alert, String state) {
        JsonObject.Builder values = JsonObject.builder()
                .put("alert", alert.name())
                .put("severity", alert.severity().name())
                .put("state", state)
                .put("monitor", monitor.ref().name())
                .put("number", alert.number())
                .put("raised_at", alert.raisedAt().toString());
        monitor.progress().champion().ifPresent(champion -> values.put("champion_version", Versions.number(champion)));
        return values;
    }

    private static JsonArray days(List<AlertChunk> chunks) {
        return JsonArray.ofTexts(
                chunks.stream().map(chunk -> chunk.day().toString()).toList());
    }

    private static ErrorTally sum(List<AlertChunk> chunks, Function<AlertChunk, ErrorTally> model) {
        return chunks.stream().map(model).reduce(ErrorTally.NONE, ErrorTally::plus);
    }

    /// Whoever has the failsafe compares the two errors itself, so it is asked also where the champion will stay.
    private static JsonObject actions(LoadedMonitor monitor, AlertName name, List<ActionRequest> requests) {
        JsonObject.Builder actions = JsonObject.builder();
        for (ActionRequest request : requests) {
            switch (request) {
                case ActionRequest.Retrain retrain -> actions.put("retrain", retrain.pipeline());
                case ActionRequest.EngageFailsafe _, ActionRequest.KeepChampion _ ->
                    actions.put(
                            "failsafe",
                            mode(monitor.policy().alert(name).actions().failsafe()));
                case ActionRequest.RetrainLater _ -> {}
            }
        }
        return actions.build();
    }

    private static String mode(FailsafeMode mode) {
        return switch (mode) {
            case ALWAYS -> "always";
            case IF_BETTER -> "if-better";
            case NEVER -> "never";
        };
    }

    private static JsonObject withheld(List<ActionRequest> requests) {
        JsonObject.Builder withheld = JsonObject.builder();
        for (ActionRequest request : requests) {
            if (request instanceof ActionRequest.RetrainLater kept) {
                withheld.put("retrain", kept.until().toString());
            }
        }
        return withheld.build();
    }

    private static String summary(
            Alert alert,
            List<AlertChunk> chunks,
            boolean repeated,
            List<ActionRequest> requests,
            AlertReasons reasons,
            LoadedMonitor monitor) {
        AlertName name = new AlertName(alert.name());
        List<String> parts = new ArrayList<>();
        parts.add(alert.name()
                + (repeated ? " persists on " : " raised on ")
                + chunks.stream().map(chunk -> chunk.day().toString()).collect(Collectors.joining(", ")));
        List<String> members = reasons.members(monitor.policy(), name);
        if (!members.isEmpty()) {
            parts.add("moved: " + String.join(", ", members));
        }
        requests.forEach(request -> parts.add(text(request)));
        return String.join("; ", parts);
    }

    private static String text(ActionRequest request) {
        return switch (request) {
            case ActionRequest.EngageFailsafe it ->
                it.failsafe().find().isPresent()
                        ? "the failsafe is asked to answer: its error " + ChunkEvidence.text(it.failsafe())
                                + " is below the champion's " + ChunkEvidence.text(it.champion())
                        : "the failsafe is asked to answer";
            case ActionRequest.KeepChampion it ->
                "the champion stays: its error is " + ChunkEvidence.text(it.champion()) + ", the failsafe's "
                        + ChunkEvidence.text(it.failsafe());
            case ActionRequest.Retrain it -> "retraining by " + it.pipeline();
            case ActionRequest.RetrainLater it -> "retraining was asked for already, not again before " + it.until();
        };
    }
}

package io.gimbal.monitoring.running;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.monitoring.ChunkTally;
import io.gimbal.monitoring.ErrorTally;
import io.gimbal.monitoring.ServedPrediction.Role;
import io.gimbal.monitoring.alerts.AlertPolicy;
import io.gimbal.monitoring.alerts.AlertState;
import io.gimbal.statistics.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A closed day as it is stored and shown. A number that does not exist is left out, and its place says why where
/// people ask for it.
final class ChunkJson {
    private ChunkJson() {}

    static JsonObject write(LoadedMonitor monitor, ChunkFindings chunk) {
        ChunkTally tally = chunk.rows().tally();
        JsonObject.Builder values = JsonObject.builder().put("day", chunk.day().toString());
        monitor.progress().champion().ifPresent(champion -> values.put("champion_version", Versions.number(champion)));
        return values.put("requests", tally.requests())
                .put("predictions", tally.predictions())
                .put("labels", tally.champion().labels())
                .put("late_labels", chunk.rows().lateLabels())
                .put("errors", tally.errors())
                .put("impossible", tally.impossible())
                .put("served", served(chunk.rows()))
                .put("champion", errors(tally.champion()).build())
                .put("failsafe", errors(chunk.rows().failsafe()).build())
                .put("versions", versions(chunk.rows()))
                .put("validation", validation(chunk))
                .put("volume", volume(chunk))
                .put("drift", drift(chunk))
                .put("alerts", alerts(monitor))
                .build();
    }

    private static JsonObject served(ChunkRows rows) {
        JsonObject.Builder by = JsonObject.builder();
        rows.versions().forEach((number, version) -> {
            if (version.served() > 0) {
                by.put(Integer.toString(number), version.served());
            }
        });
        return errors(rows.served())
                .put("by_version", by.build())
                .put("by_failsafe", rows.servedBy().getOrDefault(Role.FAILSAFE, 0L))
                .build();
    }

    private static JsonArray versions(ChunkRows rows) {
        List<JsonValue> versions = new ArrayList<>();
        rows.versions()
                .forEach((number, version) -> versions.add(JsonObject.builder()
                        .put("version", number)
                        .put(
                                "roles",
                                JsonArray.ofTexts(version.roles().stream()
                                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                                        .toList()))
                        .put("predictions", version.answered())
                        .put("served", version.served())
                        .put("errors", errors(version.errors()).build())
                        .build()));
        return new JsonArray(versions);
    }

    private static JsonObject.Builder errors(ErrorTally errors) {
        JsonObject.Builder values = JsonObject.builder().put("labels", errors.labels());
        put(values, "mae", errors.meanAbsolute());
        put(values, "bias", errors.bias());
        return values;
    }

    private static JsonObject validation(ChunkFindings chunk) {
        JsonObject.Builder values = JsonObject.builder();
        put(values, "mae", chunk.validation().map(it -> it.mae()));
        put(values, "bias", chunk.validation().map(it -> it.bias()));
        return values.build();
    }

    private static JsonObject volume(ChunkFindings chunk) {
        JsonObject.Builder values =
                JsonObject.builder().put("requests", chunk.rows().tally().requests());
        put(values, "change", chunk.volumeChange());
        if (chunk.volumeChange() instanceof Measurement.Undefined<Double> undefined) {
            values.put("undefined", undefined.explanation());
        }
        return values.build();
    }

    private static JsonObject drift(ChunkFindings chunk) {
        JsonObject.Builder values = JsonObject.builder();
        chunk.drift().forEach((group, drift) -> put(values, group, drift.worst()));
        values.put("columns", DriftJson.columns(chunk.drift()));
        if (chunk.reference() instanceof Measurement.Undefined<Reference> undefined) {
            values.put("undefined", undefined.explanation());
        }
        return values.build();
    }

    private static JsonArray alerts(LoadedMonitor monitor) {
        List<JsonValue> alerts = new ArrayList<>();
        for (AlertPolicy policy : monitor.policy().alerts().policies()) {
            AlertState state = monitor.progress().alerts().alert(policy.name());
            JsonObject.Builder values = JsonObject.builder()
                    .put("alert", policy.name().value())
                    .put("severity", policy.severity().name())
                    .put("open", state.open())
                    .put("in_a_row", state.bad().size())
                    .put("for", policy.chunks());
            state.lastHealth()
                    .ifPresent(health -> values.put(
                            "health", health.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            alerts.add(values.build());
        }
        return new JsonArray(alerts);
    }

    static void put(JsonObject.Builder values, String name, Measurement<Double> number) {
        number.find().ifPresent(value -> values.put(name, value));
    }
}

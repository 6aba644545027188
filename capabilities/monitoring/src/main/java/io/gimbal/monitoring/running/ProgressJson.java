package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.ErrorTally;
import io.gimbal.monitoring.ExactTotal;
import io.gimbal.monitoring.alerts.ActionState;
import io.gimbal.monitoring.alerts.AlertChunk;
import io.gimbal.monitoring.alerts.AlertName;
import io.gimbal.monitoring.alerts.AlertState;
import io.gimbal.monitoring.alerts.Health;
import io.gimbal.monitoring.alerts.MonitorState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// [Progress] as it is stored. Sums are written as decimal texts, so that none of their digits is lost.
final class ProgressJson {
    private ProgressJson() {}

    /// What a monitor has when it is declared; every part may be absent.
    private record Stored(
            Optional<LocalDate> notBefore,
            Optional<LocalDate> lastClosed,
            Optional<LocalDate> lastBusy,
            Optional<String> champion,
            Optional<Map<String, StoredAlert>> alerts,
            Optional<Instant> retrainedAt) {}

    private record StoredAlert(
            boolean open,
            List<StoredChunk> bad,
            int healthy,
            Optional<Instant> raisedAt,
            Optional<LocalDate> lastDay,
            Optional<Health> lastHealth) {}

    private record StoredChunk(LocalDate day, StoredErrors champion, StoredErrors failsafe) {}

    private record StoredErrors(long labels, String absolute, String signed) {}

    static JsonObject write(Progress progress) {
        Map<String, StoredAlert> alerts = new LinkedHashMap<>();
        progress.alerts().alerts().forEach((name, state) -> alerts.put(name.value(), stored(state)));
        return (JsonObject) Json.toValue(new Stored(
                progress.notBefore(),
                progress.lastClosed(),
                progress.lastBusy(),
                progress.champion().map(AssetRef::toString),
                Optional.of(alerts),
                progress.alerts().actions().retrainedAt()));
    }

    static Progress read(JsonObject stored) {
        Stored it = Json.fromValue(stored, Stored.class);
        TreeMap<AlertName, AlertState> alerts = new TreeMap<>();
        it.alerts().ifPresent(all -> all.forEach((name, state) -> alerts.put(new AlertName(name), state(state))));
        return new Progress(
                it.notBefore(),
                it.lastClosed(),
                it.lastBusy(),
                it.champion().map(AssetRef::parse),
                new MonitorState(alerts, new ActionState(it.retrainedAt())));
    }

    private static StoredAlert stored(AlertState state) {
        return new StoredAlert(
                state.open(),
                state.bad().stream()
                        .map(chunk -> new StoredChunk(chunk.day(), stored(chunk.champion()), stored(chunk.failsafe())))
                        .toList(),
                state.healthy(),
                state.raisedAt(),
                state.lastDay(),
                state.lastHealth());
    }

    private static AlertState state(StoredAlert it) {
        return new AlertState(
                it.open(),
                it.bad().stream()
                        .map(chunk -> new AlertChunk(chunk.day(), errors(chunk.champion()), errors(chunk.failsafe())))
                        .toList(),
                it.healthy(),
                it.raisedAt(),
                it.lastDay(),
                it.lastHealth());
    }

    private static StoredErrors stored(ErrorTally errors) {
        return new StoredErrors(
                errors.labels(),
                errors.absolute().value().toString(),
                errors.signed().value().toString());
    }

    private static ErrorTally errors(StoredErrors it) {
        return new ErrorTally(it.labels(), total(it.absolute()), total(it.signed()));
    }

    private static ExactTotal total(String text) {
        return new ExactTotal(new BigDecimal(text));
    }
}

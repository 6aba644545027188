package io.gimbal.server.bridges;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonValue;
import io.gimbal.monitoring.Answer;
import io.gimbal.monitoring.ChampionFailures;
import io.gimbal.monitoring.ServedPrediction;
import io.gimbal.monitoring.ServedPrediction.VersionAnswer;
import io.gimbal.monitoring.ServedPredictions;
import io.gimbal.registry.VersionId;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.EndpointSettings;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.Failure;
import io.gimbal.serving.LabelledPrediction;
import io.gimbal.serving.PredictionLog;
import io.gimbal.serving.PredictionRecord;
import io.gimbal.serving.Predictions;
import io.gimbal.serving.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Monitoring's predictions are serving's records.
public final class MonitoredPredictions implements ServedPredictions {
    private static final Instant FAR = Instant.parse("9000-01-01T00:00:00Z");

    private final PredictionLog log;
    private final Endpoints endpoints;

    public MonitoredPredictions(PredictionLog log, Endpoints endpoints) {
        this.log = log;
        this.endpoints = endpoints;
    }

    @Override
    public void scan(AssetRef endpoint, Instant from, Instant until, Consumer<ServedPrediction> each) {
        Optional<EndpointSettings> settings =
                endpoints.find(EndpointName.of(endpoint)).map(Endpoint::settings);
        log.scan(EndpointName.of(endpoint), from, until, record -> {
            each.accept(served(record.prediction(), label(record, settings)));
            return true;
        });
    }

    @Override
    public Optional<Instant> first(AssetRef endpoint, Instant from) {
        List<Instant> first = new ArrayList<>(1);
        log.scan(EndpointName.of(endpoint), from, FAR, record -> {
            first.add(record.prediction().eventTime());
            return false;
        });
        return first.stream().findFirst();
    }

    /// Tells monitoring of every champion that fails from now on.
    public static void tell(ChampionFailures monitoring, Predictions predictions) {
        predictions.observe(records -> {
            Map<EndpointName, List<PredictionRecord>> byEndpoint =
                    records.stream().collect(Collectors.groupingBy(PredictionRecord::endpoint));
            byEndpoint.forEach((endpoint, failed) -> monitoring.failed(
                    endpoint.ref(),
                    failed.stream()
                            .map(record -> served(record, Optional.empty()))
                            .toList()));
        });
    }

    private static Optional<ServedPrediction.Label> label(
            LabelledPrediction labelled, Optional<EndpointSettings> settings) {
        Instant predicted = labelled.prediction().eventTime();
        return labelled.label()
                .map(label -> new ServedPrediction.Label(
                        label.value(),
                        label.knownAt(),
                        settings.filter(it -> it.isLate(predicted, label)).isPresent()));
    }

    private static ServedPrediction served(PredictionRecord record, Optional<ServedPrediction.Label> label) {
        return new ServedPrediction(
                record.id().value(),
                record.eventTime(),
                role(record.servedBy()),
                record.answers().stream().map(answer -> answer(record, answer)).toList(),
                columns(record),
                label);
    }

    private static VersionAnswer answer(PredictionRecord record, io.gimbal.serving.VersionAnswer answer) {
        AssetRef version = AssetRef.of(
                VersionId.KIND, record.model().namespace(), record.model().name(), Integer.toString(answer.version()));
        return new VersionAnswer(
                version,
                answer.roles().stream().map(MonitoredPredictions::role).collect(Collectors.toSet()),
                said(answer));
    }

    /// A version that abstained was right not to answer, so it has no error.
    private static Answer said(io.gimbal.serving.VersionAnswer answer) {
        if (answer.value().isPresent()) {
            return Answer.of(answer.value().getAsDouble());
        }
        return answer.failure()
                .<Answer>map(failure -> failure == Failure.IMPOSSIBLE ? new Answer.Impossible() : new Answer.Failed())
                .orElseGet(Answer.Absent::new);
    }

    private static ServedPrediction.Role role(Role role) {
        return switch (role) {
            case CHAMPION -> ServedPrediction.Role.CHAMPION;
            case FAILSAFE -> ServedPrediction.Role.FAILSAFE;
            case SHADOW -> ServedPrediction.Role.SHADOW;
        };
    }

    private static Map<String, JsonValue> columns(PredictionRecord record) {
        Map<String, JsonValue> columns = new HashMap<>(record.inputs().fields());
        columns.putAll(record.keys().fields());
        record.features().forEach((column, feature) -> columns.put(FeatureColumns.address(column), feature.value()));
        return columns;
    }
}

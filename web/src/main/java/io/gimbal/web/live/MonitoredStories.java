package io.gimbal.web.live;

import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.ClosedChunk;
import io.gimbal.monitoring.MonitorHistory;
import io.gimbal.monitoring.MonitorRecord;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.Stage;
import io.gimbal.registry.Transition;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Engagement;
import io.gimbal.serving.Failsafes;
import io.gimbal.web.EndpointNow;
import io.gimbal.web.EndpointsNow;
import io.gimbal.web.Stories;
import io.gimbal.web.Story;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells stories from the days that monitors have closed, the engagements of failsafes and the moves of champions.
/// Thread-safe.
public final class MonitoredStories implements Stories {
    private static final int MOST_DAYS = 366;
    private static final int MOST_VERSIONS = 1_000;

    private final MonitorHistory history;
    private final EndpointsNow endpoints;
    private final Failsafes failsafes;
    private final Models models;
    private final ModelVersions versions;
    private final Function<ModelName, Stage> championStage;

    /// @param championStage where the champion of a model stands
    public MonitoredStories(
            MonitorHistory history,
            EndpointsNow endpoints,
            Failsafes failsafes,
            Models models,
            ModelVersions versions,
            Function<ModelName, Stage> championStage) {
        this.history = history;
        this.endpoints = endpoints;
        this.failsafes = failsafes;
        this.models = models;
        this.versions = versions;
        this.championStage = championStage;
    }

    @Override
    public Optional<Story> find(AssetRef endpoint) {
        Optional<EndpointNow> now = endpoints.list().stream()
                .filter(it -> it.endpoint().equals(endpoint))
                .findFirst();
        return now.map(it -> new Story(endpoint, days(it), spans(EndpointName.of(endpoint)), moves(it.model())));
    }

    private List<Story.Day> days(EndpointNow endpoint) {
        ChunkDay day = new ChunkDay(frozen(endpoint));
        return history.monitors().stream()
                .filter(monitor -> monitor.endpoint().equals(endpoint.endpoint()))
                .findFirst()
                .map(monitor -> newest(monitor).stream().map(day::read).toList())
                .orElse(List.of());
    }

    /// The newest year of days, oldest first.
    private List<ClosedChunk> newest(MonitorRecord monitor) {
        return monitor.progress()
                .findText("last_closed")
                .map(LocalDate::parse)
                .map(last -> history.chunks(
                                monitor.ref(), last.minusDays(MOST_DAYS - 1), last, PageRequest.first(MOST_DAYS))
                        .items())
                .orElse(List.of());
    }

    /// The version that is kept for comparison: a shadow that is not the failsafe too.
    private static Optional<Long> frozen(EndpointNow endpoint) {
        List<AssetRef> failsafe = endpoint.roles().stream()
                .filter(role -> role.name().equals("failsafe"))
                .map(EndpointNow.Role::version)
                .toList();
        return endpoint.roles().stream()
                .filter(role -> role.name().equals("shadow") && !failsafe.contains(role.version()))
                .flatMap(role -> role.version().version().stream())
                .map(Long::valueOf)
                .findFirst();
    }

    private List<Story.Span> spans(EndpointName endpoint) {
        return failsafes.list(endpoint).stream()
                .map(engagement -> new Story.Span(
                        engagement.engagedOn(),
                        engagement.lifted().map(Engagement.Lifted::on),
                        engagement.reason().why()))
                .toList();
    }

    private List<Story.Move> moves(AssetRef ref) {
        ModelName model = new ModelName(ref.namespace(), ref.name());
        if (models.find(model).isEmpty()) {
            return List.of();
        }
        Stage stage = championStage.apply(model);
        return versions.list(model, PageRequest.first(MOST_VERSIONS)).items().stream()
                .flatMap(version -> moves(version.id().number(), model, stage))
                .sorted(Comparator.comparing(Story.Move::at))
                .toList();
    }

    private Stream<Story.Move> moves(int number, ModelName model, Stage stage) {
        return versions.transitions(model.version(number)).stream()
                .filter(transition -> transition.after().equals(stage))
                .map(MonitoredStories::move);
    }

    private static Story.Move move(Transition transition) {
        return new Story.Move(
                transition.at(),
                transition.version().ref(),
                transition.action().text().replace('-', ' '));
    }
}

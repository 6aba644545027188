package io.gimbal.web.overview;

import io.gimbal.core.PageRequest;
import io.gimbal.eventtime.EventClock;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Changes;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.RegisteredModel;
import io.gimbal.registry.Stage;
import io.gimbal.web.EndpointNow;
import io.gimbal.web.EndpointsNow;
import io.gimbal.web.Stories;
import io.gimbal.web.Story;
import io.gimbal.web.alert.Alert;
import io.gimbal.web.alert.AlertLog;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Prose;
import io.gimbal.web.kit.Sparkline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Puts the overview together from what the modules below know.
public final class Overview {
    private static final int MOST_MODELS = 200;
    private static final int MOST_ASSETS = 10_000;
    private static final int CHANGES = 10;

    private final Services services;

    /// Whom it asks.
    ///
    /// @param championStage where the champion of a model stands
    public record Services(
            Assets assets,
            Changes changes,
            Models models,
            ModelVersions versions,
            Aliases aliases,
            EndpointsNow endpoints,
            Stories stories,
            AlertLog alerts,
            EventClock clock,
            Function<ModelName, Stage> championStage) {}

    public Overview(Services services) {
        this.services = services;
    }

    OverviewView view() {
        List<EndpointNow> endpoints = services.endpoints().list();
        List<ModelRow> rows = services.models().list(PageRequest.first(MOST_MODELS)).items().stream()
                .map(model -> row(model, endpoints))
                .toList();
        return new OverviewView(
                rows,
                kinds(),
                changes(),
                services.clock().reached().map(Figures::time).orElse(""));
    }

    private ModelRow row(RegisteredModel model, List<EndpointNow> endpoints) {
        Optional<EndpointNow> endpoint = endpoints.stream()
                .filter(it -> it.model().equals(model.name().ref()))
                .findFirst();
        Optional<Story> story = endpoint.flatMap(it -> services.stories().find(it.endpoint()));
        List<Alert> open = endpoint.map(it -> services.alerts().list(it.endpoint())).orElse(List.of()).stream()
                .filter(Alert::isOpen)
                .sorted(Comparator.comparing(Alert::severity))
                .toList();
        return new ModelRow(
                model.name().toString(),
                Addresses.of(model.name().ref()),
                services.versions()
                        .list(model.name(), PageRequest.first(MOST_ASSETS))
                        .items()
                        .size(),
                champion(model),
                services.championStage().apply(model.name()).value(),
                light(open, story),
                endpoint.map(it -> it.endpoint().name()).orElse(""),
                endpoint.map(it -> Addresses.of(it.endpoint())).orElse(""),
                endpoint.map(Overview::acting).orElse(""),
                endpoint.flatMap(EndpointNow::failsafe)
                        .map(EndpointNow.Engaged::why)
                        .map(Prose::of)
                        .orElse(""),
                Sparkline.of("MAE", days(story, Story.Day::maeServed)),
                Sparkline.aroundZero("bias", days(story, Story.Day::bias)),
                open.stream().map(Overview::openAlert).toList());
    }

    private static ModelRow.OpenAlert openAlert(Alert alert) {
        return new ModelRow.OpenAlert(alert.name(), alert.light(), Figures.shortDay(Figures.dayOf(alert.raised())));
    }

    private String champion(RegisteredModel model) {
        return services.aliases()
                .find(model.name(), AliasName.CHAMPION)
                .map(Alias::version)
                .map(version -> "v" + version.number())
                .orElse("");
    }

    private static String acting(EndpointNow endpoint) {
        return endpoint.acting()
                .map(role -> role.name() + " v" + role.version().version().orElse(""))
                .orElse("nobody");
    }

    private static Light light(List<Alert> open, Optional<Story> story) {
        if (open.stream().anyMatch(alert -> alert.light() == Light.CRITICAL)) {
            return Light.CRITICAL;
        }
        if (open.stream().anyMatch(alert -> alert.light() == Light.WARNING)) {
            return Light.WARNING;
        }
        boolean measured = story.stream()
                .flatMap(it -> it.days().stream())
                .anyMatch(day -> day.maeServed().isPresent());
        return measured ? Light.OK : Light.UNKNOWN;
    }

    private static List<Double> days(Optional<Story> story, Function<Story.Day, Optional<Double>> value) {
        return story.map(Story::days).orElse(List.of()).stream()
                .map(day -> value.apply(day).orElse(Double.NaN))
                .toList();
    }

    private List<OverviewView.KindCount> kinds() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Asset asset : services.assets()
                .list(AssetFilter.all(), PageRequest.first(MOST_ASSETS))
                .items()) {
            counts.merge(asset.ref().kind().value(), 1, Integer::sum);
        }
        boolean more = counts.values().stream().mapToInt(Integer::intValue).sum() == MOST_ASSETS;
        List<OverviewView.KindCount> kinds = new ArrayList<>();
        counts.forEach((kind, count) -> kinds.add(new OverviewView.KindCount(
                kind.replace('-', ' '), Figures.count(count) + (more ? "+" : ""), "/assets?kind=" + kind)));
        return kinds;
    }

    private List<OverviewView.LastChange> changes() {
        return services.changes().listAll(PageRequest.first(CHANGES)).items().stream()
                .map(change -> new OverviewView.LastChange(
                        AssetLink.of(change.asset()),
                        change.action().replace('-', ' '),
                        change.reason().who(),
                        Prose.of(change.reason().why()),
                        Figures.time(change.at())))
                .toList();
    }
}

package io.gimbal.server.bridges;

import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureView;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceName;
import io.gimbal.features.WindowedView;
import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.ColumnNames;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.MonitoredColumns;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What an endpoint's requests consist of: the inputs and keys of its feature service, and the service's features. Keys
/// are names, whatever they are written in.
public final class EndpointColumns implements MonitoredColumns {
    private final Function<AssetRef, ServiceName> services;
    private final Supplier<Definitions> features;
    private final Function<SourceName, Optional<LocalDate>> starts;

    /// @param services the feature service of an endpoint
    /// @param starts the day of a source's first event, where that is known
    public EndpointColumns(
            Function<AssetRef, ServiceName> services,
            Supplier<Definitions> features,
            Function<SourceName, Optional<LocalDate>> starts) {
        this.services = services;
        this.features = features;
        this.starts = starts;
    }

    @Override
    public List<MonitoredColumn> list(AssetRef endpoint, List<String> declared) {
        Definitions definitions = features.get();
        Map<String, MonitoredColumn> known = known(definitions, definitions.service(services.apply(endpoint)));
        return declared.stream()
                .flatMap(name -> ColumnNames.meant(name, known.keySet()).stream())
                .map(known::get)
                .toList();
    }

    /// What requests consist of whose features come from a service; empty if there is no such service.
    public Optional<List<String>> names(ServiceName name) {
        Definitions definitions = features.get();
        return definitions.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .map(service -> List.copyOf(known(definitions, service).keySet()));
    }

    private Map<String, MonitoredColumn> known(Definitions definitions, FeatureService service) {
        Map<String, MonitoredColumn> known = new LinkedHashMap<>();
        for (JoinKey key : definitions.keys(service)) {
            known.put(key.name(), MonitoredColumn.category(key.name()));
        }
        service.inputs().forEach((name, type) -> known.putIfAbsent(name, plain(name, type)));
        for (ServiceFeature feature : definitions.features(service)) {
            known.put(feature.ref().toString(), column(feature, definitions));
        }
        return known;
    }

    private static MonitoredColumn plain(String name, ColumnType type) {
        return type == ColumnType.STRING ? MonitoredColumn.category(name) : MonitoredColumn.number(name);
    }

    private MonitoredColumn column(ServiceFeature feature, Definitions definitions) {
        String name = feature.ref().toString();
        FeatureView view = definitions.view(feature.ref().view());
        return switch (view) {
            case LatestValueView _ -> plain(name, feature.type());
            case WindowedView windowed ->
                new MonitoredColumn(
                        name,
                        plain(name, feature.type()).kind(),
                        window(windowed, feature),
                        starts.apply(windowed.source()));
        };
    }

    private static Duration window(WindowedView view, ServiceFeature feature) {
        return view.aggregations().stream()
                .flatMap(aggregation -> aggregation.windows().stream()
                        .filter(window ->
                                aggregation.name(window).equals(feature.ref().feature())))
                .map(window -> window.length())
                .findFirst()
                .orElse(Duration.ZERO);
    }
}

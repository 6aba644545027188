package io.gimbal.server;

import io.gimbal.data.Deliveries;
import io.gimbal.data.wiring.DataModule;
import io.gimbal.debt.wiring.DebtModule;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.ServiceName;
import io.gimbal.features.wiring.FeaturesModule;
import io.gimbal.http.Route;
import io.gimbal.monitoring.wiring.MonitoringModule;
import io.gimbal.pipelines.Retrainings;
import io.gimbal.pipelines.wiring.PipelinesModule;
import io.gimbal.registry.RegistryConfig;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.server.bridges.DatasetSourceRows;
import io.gimbal.server.bridges.EndpointChampions;
import io.gimbal.server.bridges.EndpointColumns;
import io.gimbal.server.bridges.EndpointStages;
import io.gimbal.server.bridges.LoggedModelSources;
import io.gimbal.server.bridges.MonitoredPredictions;
import io.gimbal.server.bridges.OnlineVectors;
import io.gimbal.server.bridges.PipelineCandidates;
import io.gimbal.server.bridges.PipelineColumns;
import io.gimbal.server.bridges.PipelineContracts;
import io.gimbal.server.bridges.PipelineFeatures;
import io.gimbal.server.bridges.PipelineSources;
import io.gimbal.server.bridges.PipelineTracking;
import io.gimbal.server.bridges.PipelineVersions;
import io.gimbal.server.bridges.PlannedEndpoints;
import io.gimbal.server.bridges.RecordedVectors;
import io.gimbal.server.bridges.ServedMoves;
import io.gimbal.server.bridges.SourceStarts;
import io.gimbal.server.bridges.TrackedProducers;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.wiring.ServingModule;
import io.gimbal.sql.Migrations;
import io.gimbal.tracking.TrackingConfig;
import io.gimbal.tracking.wiring.TrackingModule;
import java.util.List;
import java.util.stream.Stream;

/// What the product does. A capability knows no other; what it needs of one, it gets here by a bridge.
record Capabilities(
        DataModule data,
        FeaturesModule features,
        TrackingModule tracking,
        RegistryModule registry,
        ServingModule serving,
        PipelinesModule pipelines,
        MonitoringModule monitoring,
        DebtModule debt) {
    static final List<Migrations> MIGRATIONS = List.of(
            DataModule.MIGRATIONS,
            TrackingModule.MIGRATIONS,
            RegistryModule.MIGRATIONS,
            ServingModule.MIGRATIONS,
            PipelinesModule.MIGRATIONS,
            MonitoringModule.MIGRATIONS);

    static Capabilities create(Ground ground, OpenedParts opened) {
        DataModule data = data(ground);
        FeaturesModule features = opened.add(features(ground, data));
        TrackingModule tracking = tracking(ground);
        RegistryModule registry = registry(ground, tracking);
        ground.clock().register(registry.staleness());
        ServedModels models = ServedModels.of(ground.storage(), registry);
        ServingModule serving = opened.add(serving(ground, models, features, registry));
        registry.listeners().add(new ServedMoves(serving.moves(), ground.reached()));
        ground.subscriptions().subscribe(serving.subscriber());
        PipelineVersions versions = new PipelineVersions(registry);
        PipelinesModule pipelines = opened.add(pipelines(
                ground,
                models,
                neighbours(ground, data, features, tracking, versions),
                new Retrainings.Live(new PipelineCandidates(serving), versions)));
        // After pipelines: a promotion that is due when a day is closed is decided before.
        EndpointChampions champions = new EndpointChampions(serving.endpoints(), serving.holders());
        EndpointColumns columns = columns(serving, features, data);
        MonitoringModule monitoring = monitoring(
                ground,
                new MonitoringModule.Ports(
                        new MonitoredPredictions(serving.log(), serving.endpoints()),
                        champions,
                        columns,
                        new PlannedEndpoints(
                                new PipelineColumns(data.plannedContracts()),
                                serving.endpoints(),
                                service -> columns.names(new ServiceName(service.name()))),
                        models.trainingRows(ground, registry)));
        registry.listeners().add(champions.telling(monitoring.moves()));
        MonitoredPredictions.tell(monitoring.failures(), serving.predictions());
        ground.health().addReady("features", features::problem);
        return new Capabilities(data, features, tracking, registry, serving, pipelines, monitoring, debt(ground));
    }

    private static DataModule data(Ground ground) {
        Storage storage = ground.storage();
        return DataModule.create(
                new DataModule.Storage(storage.database(), storage.blobs(), storage.queries(), storage.scratch()),
                new DataModule.Graph(ground.assets(), ground.edges(), ground.evidence()),
                DeclareModule.yaml(),
                new Deliveries.Clocks(ground.time(), ground.clock()::reached));
    }

    private static FeaturesModule features(Ground ground, DataModule data) {
        Storage storage = ground.storage();
        return FeaturesModule.create(
                ground.settings().get(FeaturesConfig.class),
                new FeaturesModule.Graph(storage.database(), ground.assets(), ground.edges(), ground.evidence()),
                new FeaturesModule.Ports(
                        storage.log(),
                        storage.keyValues(),
                        storage.queries(),
                        storage.scratch(),
                        new DatasetSourceRows(data.datasets(), data.files())),
                new FeaturesModule.Clocks(ground.time(), ground.watermark()));
    }

    private static TrackingModule tracking(Ground ground) {
        return TrackingModule.create(
                ground.settings().get(TrackingConfig.class),
                new TrackingModule.Storage(ground.database(), ground.storage().artifacts()),
                new TrackingModule.Graph(ground.assets(), ground.edges()),
                ground.ids(),
                ground.time());
    }

    private static RegistryModule registry(Ground ground, TrackingModule tracking) {
        Backbone backbone = ground.backbone();
        return RegistryModule.create(
                ground.settings().get(RegistryConfig.class),
                ground.database(),
                ground.storage().blobs(),
                new RegistryModule.Graph(
                        ground.assets(),
                        ground.edges(),
                        backbone.graph().changes(),
                        new TrackedProducers(tracking, ground.edges()),
                        new LoggedModelSources(tracking.models())),
                new RegistryModule.Judgement(
                        ground.evidence(),
                        backbone.evidence().gates(),
                        backbone.evidence().reviews()),
                ground.clock()::reached,
                ground.time());
    }

    private static ServingModule serving(
            Ground ground, ServedModels models, FeaturesModule features, RegistryModule registry) {
        Storage storage = ground.storage();
        return ServingModule.create(
                new ServingModule.Ports(
                        storage.database(),
                        storage.log(),
                        storage.keyValues(),
                        models.stored(),
                        models.runtimes(),
                        models.folder()),
                new ServingModule.Backbone(
                        ground.assets(),
                        ground.edges(),
                        ground.backbone().graph().changes(),
                        ground.evidence(),
                        ground.backbone().rules().compiler()),
                new ServingModule.Neighbours(
                        models.versions(),
                        new OnlineVectors(features::definitions, features.online()),
                        new EndpointStages(registry.models(), registry.policies())),
                new ServingModule.Sources(
                        ground.metrics(),
                        ground.health(),
                        ground.ids(),
                        ground.time(),
                        ground.reached(),
                        ground.watermark()));
    }

    private static PipelinesModule pipelines(
            Ground ground, ServedModels models, PipelinesModule.Others neighbours, Retrainings.Live live) {
        Storage storage = ground.storage();
        return PipelinesModule.create(
                new PipelinesModule.Ports(
                        storage.database(),
                        storage.blobs(),
                        storage.queries(),
                        ServedModels.trainers(),
                        models.runtimes(),
                        storage.scratch(),
                        storage.folder("commands")),
                new PipelinesModule.Backbone(
                        ground.assets(), ground.edges(), ground.evidence(), ground.subscriptions(), ground.clock()),
                neighbours,
                live,
                ground.time());
    }

    private static PipelinesModule.Others neighbours(
            Ground ground,
            DataModule data,
            FeaturesModule features,
            TrackingModule tracking,
            PipelineVersions versions) {
        Storage storage = ground.storage();
        return new PipelinesModule.Others(
                new PipelineSources(data.datasets(), features.exports(), storage.blobs(), storage.scratch()),
                new PipelineFeatures(features::definitions, features.trainingSets()),
                new PipelineContracts(data.contracts()),
                versions,
                new PipelineTracking(
                        storage.database(),
                        tracking,
                        ground.assets(),
                        Version.current().text(),
                        ground.time()),
                new PipelineColumns(data.plannedContracts()));
    }

    private static MonitoringModule monitoring(Ground ground, MonitoringModule.Ports ports) {
        Backbone backbone = ground.backbone();
        return MonitoringModule.create(
                ground.database(),
                ground.storage().blobs(),
                new MonitoringModule.Backbone(
                        ground.clock(),
                        ground.evidence(),
                        ground.subscriptions(),
                        backbone.graph().changes(),
                        backbone.rules().compiler()),
                ports,
                ground.metrics());
    }

    private static DebtModule debt(Ground ground) {
        return DebtModule.create(
                ground.database(),
                ground.assets(),
                ground.edges(),
                ground.evidence(),
                ground.clock(),
                ground.backbone().rules().compiler());
    }

    private static EndpointColumns columns(ServingModule serving, FeaturesModule features, DataModule data) {
        return new EndpointColumns(
                endpoint -> new ServiceName(serving.endpoints()
                        .get(EndpointName.of(endpoint))
                        .features()
                        .name()),
                features::definitions,
                new SourceStarts(data.sources(), data.datasets()));
    }

    /// What can be declared.
    List<DeclarationKind<?>> kinds() {
        return Stream.of(
                        data.kinds(),
                        features.kinds(),
                        registry.kinds(),
                        serving.kinds(),
                        pipelines.kinds(),
                        monitoring.kinds())
                .<DeclarationKind<?>>flatMap(List::stream)
                .toList();
    }

    List<Route> routes() {
        return Stream.of(
                        data.routes(),
                        features.routes(),
                        features.skewRoutes(new RecordedVectors(serving.endpoints(), serving.log())),
                        tracking.routes(),
                        registry.routes(),
                        serving.routes(),
                        pipelines.routes(),
                        monitoring.routes(),
                        debt.routes())
                .flatMap(List::stream)
                .toList();
    }
}

package io.gimbal.server;

import io.gimbal.access.AccessConfig;
import io.gimbal.access.wiring.AccessModule;
import io.gimbal.blob.BlobPointers;
import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobPointers;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.Home;
import io.gimbal.core.HomeLock;
import io.gimbal.core.IdSource;
import io.gimbal.core.SystemSources;
import io.gimbal.core.config.Configuration;
import io.gimbal.data.Deliveries;
import io.gimbal.data.wiring.DataModule;
import io.gimbal.debt.wiring.DebtModule;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.eventtime.wiring.EventTimeModule;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.ServiceName;
import io.gimbal.features.wiring.FeaturesModule;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.OperationsRoutes;
import io.gimbal.http.Route;
import io.gimbal.http.Router;
import io.gimbal.http.server.HttpServer;
import io.gimbal.http.server.HttpServices;
import io.gimbal.kv.KeyValueConfig;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.RocksKeyValueStore;
import io.gimbal.log.EventLog;
import io.gimbal.log.EventLogConfig;
import io.gimbal.log.SqliteEventLog;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.StoredModels;
import io.gimbal.model.Trainers;
import io.gimbal.model.linear.LinearRuntime;
import io.gimbal.model.linear.LinearTrainer;
import io.gimbal.model.median.MedianTableRuntime;
import io.gimbal.model.median.MedianTableTrainer;
import io.gimbal.model.xgboost.XgboostRuntime;
import io.gimbal.model.xgboost.XgboostTrainer;
import io.gimbal.monitoring.wiring.MonitoringModule;
import io.gimbal.pipelines.Retrainings;
import io.gimbal.pipelines.wiring.PipelinesModule;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.server.bridges.DatasetSourceRows;
import io.gimbal.server.bridges.EndpointChampions;
import io.gimbal.server.bridges.EndpointColumns;
import io.gimbal.server.bridges.MonitoredPredictions;
import io.gimbal.server.bridges.OnlineVectors;
import io.gimbal.server.bridges.PipelineCandidates;
import io.gimbal.server.bridges.PipelineColumns;
import io.gimbal.server.bridges.PipelineContracts;
import io.gimbal.server.bridges.PipelineFeatures;
import io.gimbal.server.bridges.PipelineSources;
import io.gimbal.server.bridges.PipelineTracking;
import io.gimbal.server.bridges.PipelineVersions;
import io.gimbal.server.bridges.RecordedVectors;
import io.gimbal.server.bridges.RegisteredVersions;
import io.gimbal.server.bridges.ServedMoves;
import io.gimbal.server.bridges.SourceStarts;
import io.gimbal.server.bridges.TrainingSetRows;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.wiring.ServingModule;
import io.gimbal.sql.Database;
import io.gimbal.telemetry.Health;
import io.gimbal.telemetry.Metrics;
import io.gimbal.telemetry.log.LogConfig;
import io.gimbal.tracking.wiring.TrackingModule;
import io.gimbal.web.wiring.WebModule;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The table of contents: what the process consists of, in the order in which it starts. What each part does is read in
/// its module; how the process begins and ends, in [ServerProcess].
public final class Main {
    /// Every settings record there is.
    static final List<Class<? extends Record>> SETTINGS = List.of(
            HttpConfig.class,
            AccessConfig.class,
            LogConfig.class,
            ServerConfig.class,
            PostgresConfig.class,
            QueryConfig.class,
            KeyValueConfig.class,
            EventLogConfig.class,
            FeaturesConfig.class);

    private Main() {}

    public static void main(String... arguments) {
        ServerProcess.run(List.of(arguments));
    }

    /// @throws io.gimbal.core.CodedException if a part cannot start; nothing stays open then
    static Server start(Home home, Configuration settings) {
        OpenedParts opened = new OpenedParts();
        try {
            return start(home, settings, opened);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private static Server start(Home home, Configuration settings, OpenedParts opened) {
        InstantSource time = SystemSources.time();
        IdSource ids = SystemSources.ids();
        Metrics metrics = new Metrics().withProcess();
        Health health = new Health();

        home.prepare();
        opened.add(HomeLock.acquire(home.folder()));
        Database database = opened.add(Databases.open(home, settings));
        BlobStore blobs = new LocalBlobStore(home.folder().resolve("blobs"));
        BlobPointers pointers = new LocalBlobPointers(home.folder().resolve("pointers"));
        QueryEngine queries = opened.add(new DuckDbQueryEngine(
                settings.get(QueryConfig.class), home.folder().resolve("query")));
        EventLog log = opened.add(
                SqliteEventLog.open(home.folder().resolve("log"), settings.get(EventLogConfig.class), queries, time));
        KeyValueStore keyValues = opened.add(new RocksKeyValueStore(
                settings.get(KeyValueConfig.class), home.folder().resolve("key-values")));

        AccessModule access = AccessModule.create(
                settings.get(AccessConfig.class),
                new AccessModule.Stores(database, blobs, pointers),
                SystemSources::randomBytes,
                time);
        GraphModule graph = GraphModule.create(database, time);
        RulesModule rules = RulesModule.create();
        EvidenceModule evidence = EvidenceModule.create(database, rules.compiler(), evidenceKinds(), time);
        EventTimeModule eventTime = EventTimeModule.create(database, evidence.subscriptions());
        InstantSource reached = () -> eventTime.clock().reached().orElseGet(time::instant);
        DataModule data = DataModule.create(
                new DataModule.Storage(database, blobs, queries, home.folder().resolve("scratch")),
                new DataModule.Graph(graph.assets(), graph.edges(), evidence.log()),
                DeclareModule.yaml(),
                new Deliveries.Clocks(time, eventTime.clock()::reached));
        FeaturesModule features = opened.add(FeaturesModule.create(
                settings.get(FeaturesConfig.class),
                new FeaturesModule.Graph(database, graph.assets(), graph.edges(), evidence.log()),
                new FeaturesModule.Ports(
                        log,
                        keyValues,
                        queries,
                        home.folder().resolve("features"),
                        new DatasetSourceRows(data.datasets(), data.files())),
                time));
        TrackingModule tracking = TrackingModule.create(database, blobs, graph.assets(), graph.edges(), ids, time);
        RegistryModule registry = RegistryModule.create(
                database,
                blobs,
                new RegistryModule.Graph(graph.assets(), graph.edges(), graph.changes()),
                new RegistryModule.Judgement(evidence.log(), evidence.gates(), evidence.reviews()),
                eventTime.clock()::reached,
                time);
        StoredModels models = new StoredModels(blobs);
        ModelRuntimes runtimes =
                new ModelRuntimes(List.of(new MedianTableRuntime(), new LinearRuntime(), new XgboostRuntime()));
        Path modelFolder = home.folder().resolve("models");
        RegisteredVersions versions = new RegisteredVersions(registry.versions(), registry.aliases());
        ServingModule serving = opened.add(ServingModule.create(
                new ServingModule.Ports(database, log, keyValues, models, runtimes, modelFolder),
                new ServingModule.Backbone(
                        graph.assets(), graph.edges(), graph.changes(), evidence.log(), rules.compiler()),
                new ServingModule.Neighbours(versions, new OnlineVectors(features::definitions, features.online())),
                new ServingModule.Sources(metrics, health, ids, time, reached)));
        registry.listeners().add(new ServedMoves(serving.moves(), reached));
        evidence.subscriptions().subscribe(serving.subscriber());
        PipelineVersions registered = new PipelineVersions(registry);
        PipelinesModule pipelines = opened.add(PipelinesModule.create(
                new PipelinesModule.Ports(
                        database,
                        blobs,
                        queries,
                        trainers(),
                        runtimes,
                        home.folder().resolve("pipelines")),
                new PipelinesModule.Backbone(
                        graph.assets(), graph.edges(), evidence.log(), evidence.subscriptions(), eventTime.clock()),
                new PipelinesModule.Others(
                        new PipelineSources(
                                data.datasets(),
                                features.exports(),
                                blobs,
                                home.folder().resolve("scratch")),
                        new PipelineFeatures(features::definitions, features.trainingSets()),
                        new PipelineContracts(data.contracts()),
                        registered,
                        new PipelineTracking(database, tracking, time),
                        new PipelineColumns()),
                new Retrainings.Live(new PipelineCandidates(serving), registered),
                time));
        // After pipelines: a promotion that is due when a day is closed is decided before.
        EndpointChampions champions = new EndpointChampions(serving.endpoints(), versions);
        MonitoringModule monitoring = MonitoringModule.create(
                database,
                blobs,
                new MonitoringModule.Backbone(
                        eventTime.clock(), evidence.log(), evidence.subscriptions(), graph.changes(), rules.compiler()),
                new MonitoringModule.Ports(
                        new MonitoredPredictions(serving.log()),
                        champions,
                        new EndpointColumns(
                                endpoint -> new ServiceName(serving.endpoints()
                                        .get(EndpointName.of(endpoint))
                                        .features()
                                        .name()),
                                features::definitions,
                                new SourceStarts(data.sources(), data.datasets())),
                        new TrainingSetRows(
                                registry.versions(),
                                graph.assets(),
                                new TrainingSetRows.Storage(blobs, queries, models, runtimes, modelFolder))),
                metrics);
        registry.listeners().add(champions.telling(monitoring.moves()));
        MonitoredPredictions.tell(monitoring.failures(), serving.predictions());
        DeclareModule declare = DeclareModule.create(
                database,
                new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()),
                Stream.of(
                                data.kinds(),
                                features.kinds(),
                                registry.kinds(),
                                serving.kinds(),
                                pipelines.kinds(),
                                monitoring.kinds())
                        .flatMap(List::stream)
                        .toList(),
                time);
        declare.declarations().onApply(features::declarationsChanged);
        health.addReady("features", features::problem);

        DebtModule debt = DebtModule.create(database, graph.assets(), graph.edges(), evidence.log(), eventTime.clock());

        WebModule.Registry pagesOfModels = new WebModule.Registry(
                registry.models(),
                registry.versions(),
                registry.aliases(),
                registry.policies(),
                registry.promotions(),
                registry.reviews());
        WebModule web = WebModule.create(
                new WebModule.Backbone(
                        graph.assets(),
                        graph.edges(),
                        graph.changes(),
                        graph.impact(),
                        evidence.log(),
                        eventTime.clock()),
                pagesOfModels,
                new WebModule.Data(data.datasets(), data.rows()),
                WebModule.Live.of(serving.endpoints(), serving.failsafes(), monitoring.history(), pagesOfModels),
                new WebModule.Debt(debt.debts(), debt.testScores()));

        database.migrate(
                AccessModule.MIGRATIONS,
                GraphModule.MIGRATIONS,
                EvidenceModule.MIGRATIONS,
                EventTimeModule.MIGRATIONS,
                DeclareModule.MIGRATIONS,
                DataModule.MIGRATIONS,
                TrackingModule.MIGRATIONS,
                RegistryModule.MIGRATIONS,
                ServingModule.MIGRATIONS,
                PipelinesModule.MIGRATIONS,
                MonitoringModule.MIGRATIONS);
        access.policy().requireSafe(settings.get(HttpConfig.class).bind());
        serving.start();
        pipelines.recover();
        opened.add(evidence.subscriptions()).start();

        Checkup checkup = new Checkup(home, health);
        List<Route> routes = Stream.of(
                        new OperationsRoutes(health, metrics).routes(),
                        new ServerRoutes(Version.current(), checkup, settings, time).routes(),
                        access.routes(),
                        graph.routes(),
                        eventTime.routes(),
                        declare.routes(),
                        data.routes(),
                        features.routes(),
                        features.skewRoutes(new RecordedVectors(serving.endpoints(), serving.log())),
                        tracking.routes(),
                        registry.routes(),
                        serving.routes(),
                        pipelines.routes(),
                        monitoring.routes(),
                        debt.routes(),
                        web.routes())
                .flatMap(List<Route>::stream)
                .toList();
        Router router = new Router(access.guard(
                routes,
                Stream.of(DataModule.RULES, ServingModule.RULES)
                        .flatMap(List::stream)
                        .toList()));
        HttpServices services =
                new HttpServices(access.policy(), metrics, ids, SystemSources::randomBytes).showing(web.problemPages());
        HttpServer http = opened.add(HttpServer.start(settings.get(HttpConfig.class), router, services));

        Thread.ofVirtual().name("impact").start(graph.impact()::load);
        Thread.ofVirtual().name("features").start(features::start);
        return new Server(home, http.uri(), router, opened);
    }

    private static Trainers trainers() {
        return new Trainers(List.of(new MedianTableTrainer(), new LinearTrainer(), new XgboostTrainer()));
    }

    /// What the capabilities find out.
    private static List<EvidenceKind> evidenceKinds() {
        return Stream.of(
                        DataModule.EVIDENCE,
                        FeaturesModule.EVIDENCE,
                        ServingModule.EVIDENCE,
                        PipelinesModule.EVIDENCE,
                        MonitoringModule.EVIDENCE)
                .flatMap(List::stream)
                .toList();
    }
}

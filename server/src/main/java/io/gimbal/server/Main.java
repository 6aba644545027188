package io.gimbal.server;

import io.gimbal.access.AccessConfig;
import io.gimbal.access.RouteRule;
import io.gimbal.core.Home;
import io.gimbal.core.SystemSources;
import io.gimbal.core.config.Configuration;
import io.gimbal.data.wiring.DataModule;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.eventtime.EventTimeConfig;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.OperationsRoutes;
import io.gimbal.http.Route;
import io.gimbal.http.Router;
import io.gimbal.http.server.HttpServer;
import io.gimbal.http.server.HttpServices;
import io.gimbal.jobs.JobsConfig;
import io.gimbal.kv.KeyValueConfig;
import io.gimbal.log.EventLogConfig;
import io.gimbal.mlflow.wiring.MlflowModule;
import io.gimbal.query.QueryConfig;
import io.gimbal.registry.RegistryConfig;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.serving.wiring.ServingModule;
import io.gimbal.sql.Migrations;
import io.gimbal.telemetry.log.LogConfig;
import io.gimbal.tracking.TrackingConfig;
import io.gimbal.tracking.wiring.TrackingModule;
import io.gimbal.web.PagesConfig;
import io.gimbal.web.Tracking;
import io.gimbal.web.wiring.WebModule;
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
            AdminConfig.class,
            PostgresConfig.class,
            QueryConfig.class,
            KeyValueConfig.class,
            EventLogConfig.class,
            EventTimeConfig.class,
            FeaturesConfig.class,
            TrackingConfig.class,
            JobsConfig.class,
            RegistryConfig.class,
            PagesConfig.class);

    /// Who may do what, beyond what a route's method says.
    private static final List<RouteRule> RULES = Stream.of(DataModule.RULES, TrackingModule.RULES, ServingModule.RULES)
            .flatMap(List::stream)
            .toList();

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
        Reset reset = Reset.of(home, settings, it -> open(home, settings, it));
        opened.add(reset.parts());
        Surface surface = reset.open();
        HttpServer http =
                opened.add(HttpServer.start(settings.get(HttpConfig.class), surface.router(), surface.services()));
        reset.behind(http);
        surface.afterwards().run();
        return new Server(home, http.uri(), surface.router(), opened);
    }

    private static Surface open(Home home, Configuration settings, Reset reset) {
        OpenedParts opened = reset.parts();
        Ground ground = Ground.open(home, settings, opened);
        Backbone backbone = ground.backbone();
        Capabilities capabilities = Capabilities.create(ground, opened);
        DeclareModule declare = declarations(ground, capabilities);
        WebModule web = pages(ground, capabilities);
        MlflowModule mlflow = mlflow(ground, capabilities.tracking(), capabilities.registry());

        ground.database()
                .migrate(Stream.concat(Backbone.MIGRATIONS.stream(), Capabilities.MIGRATIONS.stream())
                        .toArray(Migrations[]::new));
        Housekeeping housekeeping = opened.add(Housekeeping.open(ground, capabilities.tracking()));
        backbone.access().policy().requireSafe(settings.get(HttpConfig.class).bind());
        capabilities.serving().start();
        capabilities.pipelines().recover();
        opened.add(ground.subscriptions()).start();
        opened.add(backbone.eventTime().follow(settings.get(EventTimeConfig.class)));

        List<Route> routes = routes(ground, capabilities, declare, web, mlflow, reset);
        List<RouteRule> rules =
                Stream.concat(RULES.stream(), reset.rules().stream()).toList();
        Router router = new Router(backbone.access().guard(routes, rules));
        HttpServices services = new HttpServices(
                        backbone.access().policy(), ground.metrics(), ground.ids(), SystemSources::randomBytes)
                .showing(web.problemPages())
                .speaking(mlflow.problems());
        return new Surface(router, services, () -> {
            Thread.ofVirtual().name("impact").start(backbone.graph().impact()::load);
            Thread.ofVirtual().name("housekeeping").start(housekeeping::start);
            Thread.ofVirtual().name("features").start(capabilities.features()::start);
        });
    }

    private static DeclareModule declarations(Ground ground, Capabilities capabilities) {
        DeclareModule declare = DeclareModule.create(
                ground.database(),
                new DeclareModule.Graph(
                        ground.assets(),
                        ground.edges(),
                        ground.backbone().graph().impact()),
                capabilities.kinds(),
                ground.time());
        declare.declarations().onApply(capabilities.features()::declarationsChanged);
        return declare;
    }

    private static WebModule pages(Ground ground, Capabilities capabilities) {
        RegistryModule registry = capabilities.registry();
        WebModule.Registry models = new WebModule.Registry(
                registry.models(),
                registry.versions(),
                registry.aliases(),
                registry.policies(),
                registry.promotions(),
                registry.reviews(),
                registry.clients().snapshots(),
                registry.differences());
        GraphModule graph = ground.backbone().graph();
        return WebModule.create(
                ground.settings().get(PagesConfig.class),
                new WebModule.Backbone(
                        graph.assets(),
                        graph.edges(),
                        graph.changes(),
                        graph.impact(),
                        ground.evidence(),
                        ground.clock()),
                models,
                tracking(capabilities.tracking(), ground.time()),
                new WebModule.Data(
                        capabilities.data().datasets(), capabilities.data().rows()),
                WebModule.Live.of(
                        capabilities.serving().endpoints(),
                        capabilities.serving().failsafes(),
                        capabilities.monitoring().history(),
                        models),
                new WebModule.Debt(
                        capabilities.debt().debts(), capabilities.debt().testScores()));
    }

    private static Tracking tracking(TrackingModule tracking, InstantSource time) {
        return new Tracking(
                tracking.experiments(),
                tracking.runs(),
                tracking.log(),
                tracking.models(),
                tracking.searches(),
                tracking.artifacts(),
                tracking.differences(),
                tracking.curves(),
                tracking.overviews(),
                tracking.views(),
                DeclareModule.yaml(),
                time);
    }

    private static MlflowModule mlflow(Ground ground, TrackingModule tracking, RegistryModule registry) {
        MlflowModule.Tracking calls = new MlflowModule.Tracking(
                ground.database(),
                tracking.experiments(),
                tracking.runs(),
                tracking.log(),
                tracking.models(),
                tracking.searches(),
                tracking.artifacts(),
                ground.ids());
        return MlflowModule.create(calls, registry.clients());
    }

    private static List<Route> routes(
            Ground ground,
            Capabilities capabilities,
            DeclareModule declare,
            WebModule web,
            MlflowModule mlflow,
            Reset reset) {
        Checkup checkup = new Checkup(ground.storage().home(), ground.health(), reset.checks());
        return Stream.of(
                        new OperationsRoutes(ground.health(), ground.metrics()).routes(),
                        new ServerRoutes(Version.current(), checkup, ground.settings(), ground.time()).routes(),
                        ground.backbone().routes(),
                        declare.routes(),
                        capabilities.routes(),
                        web.routes(),
                        mlflow.routes(),
                        reset.routes())
                .flatMap(List::stream)
                .toList();
    }
}

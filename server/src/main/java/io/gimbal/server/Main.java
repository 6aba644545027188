package io.gimbal.server;

import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.Home;
import io.gimbal.core.HomeLock;
import io.gimbal.core.IdSource;
import io.gimbal.core.SystemSources;
import io.gimbal.core.config.Configuration;
        DataModule data = DataModule.create(
                new DataModule.Storage(database, blobs, queries, home.folder().resolve("scratch")),
                new DataModule.Graph(graph.assets(), graph.edges(), evidence.log()),
                DeclareModule.yaml(),
                time);
        TrackingModule tracking = TrackingModule.create(database, blobs, graph.assets(), graph.edges(), ids, time);
        RegistryModule registry = RegistryModule.create(
                database,
                blobs,
                new RegistryModule.Graph(graph.assets(), graph.edges(), graph.changes()),
                new RegistryModule.Judgement(evidence.log(), evidence.gates(), evidence.reviews()),
                eventTime.clock()::reached,
                time);
        DeclareModule declare = DeclareModule.create(
                database,
                new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()),
                Stream.of(data.kinds(), registry.kinds())
                        .flatMap(List<? extends DeclarationKind<?>>::stream)
                        .toList(),
                time);

        DebtModule debt = DebtModule.create(database, graph.assets(), graph.edges(), evidence.log(), eventTime.clock());

        WebModule web = WebModule.create(
                new WebModule.Backbone(
                        graph.assets(),
                        graph.edges(),
                        graph.changes(),
                        graph.impact(),
                        evidence.log(),
                        eventTime.clock()),
                new WebModule.Registry(registry.models(), registry.versions(), registry.aliases()),
                new WebModule.Live(List::of, _ -> Optional.empty())); // nothing serves yet

        database.migrate(
                GraphModule.MIGRATIONS,
                EvidenceModule.MIGRATIONS,
                EventTimeModule.MIGRATIONS,
                DeclareModule.MIGRATIONS,
                DataModule.MIGRATIONS,
                TrackingModule.MIGRATIONS,
                RegistryModule.MIGRATIONS);
        opened.add(evidence.subscriptions()).start();

        Checkup checkup = new Checkup(home, health);
        Router router = new Router(Stream.of(
                        new OperationsRoutes(health, metrics).routes(),
                        new ServerRoutes(Version.current(), checkup, settings, time).routes(),
                        graph.routes(),
                        eventTime.routes(),
                        declare.routes(),
                        data.routes(),
                        tracking.routes(),
                        registry.routes(),
                        debt.routes(),
                        web.routes())
                .flatMap(List<Route>::stream)
                .toList());
        HttpServices services =
                new HttpServices(callers, metrics, ids, SystemSources::randomBytes).showing(web.problemPages());
        HttpServer http = opened.add(HttpServer.start(settings.get(HttpConfig.class), router, services));

        Thread.ofVirtual().name("impact").start(graph.impact()::load);
        return new Server(home, http.uri(), router, opened);
    }
}

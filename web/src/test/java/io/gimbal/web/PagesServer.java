package io.gimbal.web;

import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.Scratch;
import io.gimbal.core.SeededIdSource;
import io.gimbal.data.Deliveries;
import io.gimbal.data.wiring.DataModule;
import io.gimbal.debt.wiring.DebtModule;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.eventtime.EventClock;
import io.gimbal.eventtime.wiring.EventTimeModule;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.TestServer;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.registry.LoggedSources;
import io.gimbal.registry.RegistryConfig;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import io.gimbal.testkit.MovableTime;
import io.gimbal.tracking.TrackingConfig;
import io.gimbal.tracking.wiring.TrackingModule;
import io.gimbal.web.wiring.WebModule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/// A server with all pages over real stores, with nothing in them yet, and with what serving and monitoring tell.
/// Tracking's own calls are answered beside the pages, for these use them.
final class PagesServer implements AutoCloseable {
    private final MovableTime time = new MovableTime(Instant.parse("2026-11-20T09:30:00Z"));
    private final Database database;
    private final BlobStore blobs;
    private final GraphModule graph;
    private final EvidenceModule evidence;
    private final EventTimeModule eventTime;
    private final FakeProducers producers;
    private final RegistryModule registry;
    private final QueryEngine engine;
    private final DataModule data;
    private final DeclareModule declare;
    private final TrackingModule tracking;
    private final TestServer server;

    PagesServer(Path folder, PagesConfig config, EndpointsNow endpoints, Stories stories) {
        database = TestDatabases.sqlite(folder);
        blobs = new LocalBlobStore(folder.resolve("blobs"));
        graph = GraphModule.create(database, time);
        evidence = EvidenceModule.create(database, RulesModule.create().compiler(), TaxiPolicy.evidence(), time);
        eventTime = EventTimeModule.create(database, evidence.subscriptions(), time);
        producers = new FakeProducers(graph.edges());
        registry = createRegistry();
        tracking = createTracking(folder);
        database.migrate(
                GraphModule.MIGRATIONS,
                EvidenceModule.MIGRATIONS,
                EventTimeModule.MIGRATIONS,
                DeclareModule.MIGRATIONS,
                DataModule.MIGRATIONS,
                RegistryModule.MIGRATIONS,
                TrackingModule.MIGRATIONS);
        engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        data = DataModule.create(
                new DataModule.Storage(database, blobs, engine, Scratch.at(folder.resolve("scratch"))),
                new DataModule.Graph(graph.assets(), graph.edges(), evidence.log()),
                DeclareModule.yaml(),
                new Deliveries.Clocks(time, eventTime.clock()::reached));
        declare = DeclareModule.create(
                database, new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()), data.kinds(), time);
        graph.impact().load();
        WebModule web = web(config, new WebModule.Live(endpoints, stories));
        server = TestServer.start(
                HttpConfig.ofFreePort(),
                Stream.concat(web.routes().stream(), tracking.routes().stream()).toList(),
                _ -> new Caller("anna", true, Set.of("admin")),
                web.problemPages());
    }

    private RegistryModule createRegistry() {
        return RegistryModule.create(
                RegistryConfig.ANY_SOURCE,
                database,
                blobs,
                new RegistryModule.Graph(
                        graph.assets(), graph.edges(), graph.changes(), producers, LoggedSources.none()),
                new RegistryModule.Judgement(evidence.log(), evidence.gates(), evidence.reviews()),
                eventTime.clock()::reached,
                time);
    }

    private TrackingModule createTracking(Path folder) {
        return TrackingModule.create(
                new TrackingConfig(Duration.ofDays(30), Duration.ofDays(1)),
                new TrackingModule.Storage(database, new LocalBlobStore(folder.resolve("artifacts"))),
                new TrackingModule.Graph(graph.assets(), graph.edges()),
                new SeededIdSource(1),
                time);
    }

    private WebModule web(PagesConfig config, WebModule.Live live) {
        DebtModule debt = DebtModule.create(
                database,
                graph.assets(),
                graph.edges(),
                evidence.log(),
                eventTime.clock(),
                RulesModule.create().compiler());
        return WebModule.create(
                config,
                new WebModule.Backbone(
                        graph.assets(),
                        graph.edges(),
                        graph.changes(),
                        graph.impact(),
                        evidence.log(),
                        eventTime.clock()),
                new WebModule.Registry(
                        registry.models(),
                        registry.versions(),
                        registry.aliases(),
                        registry.policies(),
                        registry.promotions(),
                        registry.reviews(),
                        registry.clients().snapshots(),
                        registry.differences()),
                new Tracking(
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
                        time),
                new WebModule.Data(data.datasets(), data.rows()),
                live,
                new WebModule.Debt(debt.debts(), debt.testScores()));
    }

    FakeProducers producers() {
        return producers;
    }

    MovableTime time() {
        return time;
    }

    Database database() {
        return database;
    }

    BlobStore blobs() {
        return blobs;
    }

    GraphModule graph() {
        return graph;
    }

    EvidenceModule evidence() {
        return evidence;
    }

    RegistryModule registry() {
        return registry;
    }

    DataModule data() {
        return data;
    }

    DeclareModule declare() {
        return declare;
    }

    TrackingModule tracking() {
        return tracking;
    }

    EventClock clock() {
        return eventTime.clock();
    }

    TestServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        evidence.subscriptions().close();
        engine.close();
        database.close();
    }
}

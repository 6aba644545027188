package io.gimbal.serving.wiring;

import io.gimbal.access.Role;
import io.gimbal.access.RouteRule;
import io.gimbal.core.IdSource;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.eventtime.Horizon;
import io.gimbal.eventtime.Watermark;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Subscriber;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Edges;
import io.gimbal.http.Method;
import io.gimbal.http.Route;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.log.EventLog;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.StoredModels;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.serving.Candidates;
import io.gimbal.serving.Consumers;
import io.gimbal.serving.DeclaredStages;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.Failsafes;
import io.gimbal.serving.FeatureVectors;
import io.gimbal.serving.Labels;
import io.gimbal.serving.Movements;
import io.gimbal.serving.PredictionLog;
import io.gimbal.serving.Predictions;
import io.gimbal.serving.RoleHolders;
import io.gimbal.serving.ServingMoves;
import io.gimbal.serving.ServingStores;
import io.gimbal.serving.StoredCandidates;
import io.gimbal.serving.Versions;
import io.gimbal.serving.declared.ConsumerKind;
import io.gimbal.serving.declared.EndpointKind;
import io.gimbal.serving.failsafe.FailsafeSubscriber;
import io.gimbal.serving.http.ServingRoutes;
import io.gimbal.serving.predict.LiveEndpoints;
import io.gimbal.serving.predict.PredictPath;
import io.gimbal.serving.predict.SharedModels;
import io.gimbal.serving.records.Ledger;
import io.gimbal.serving.records.LoggedLabels;
import io.gimbal.serving.store.SqlServingStores;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import io.gimbal.telemetry.Health;
import io.gimbal.telemetry.Metrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Serving. Nothing is answered before [#start], which needs the [#MIGRATIONS].
public final class ServingModule implements AutoCloseable {
    public static final Migrations MIGRATIONS = SqlServingStores.MIGRATIONS;

    /// The evidence that serving gives.
    public static final List<EvidenceKind> EVIDENCE = List.of(Failsafes.KIND);

    /// Asking is not changing, and each prediction and label has a record of its own.
    public static final List<RouteRule> RULES = List.of(
            RouteRule.unaudited(Method.POST, "/api/v1/endpoints/{name}/predict", Role.VIEWER),
            RouteRule.unaudited(Method.POST, "/api/v1/endpoints/{name}/labels", Role.EDITOR));

    /// What serving stands on. None of it is closed with the module.
    ///
    /// @param modelFolder where models are laid out to be loaded
    public record Ports(
            Database database,
            EventLog log,
            KeyValueStore store,
            StoredModels models,
            ModelRuntimes runtimes,
            Path modelFolder) {}

    public record Backbone(Assets assets, Edges edges, Changes changes, EvidenceLog evidence, RuleCompiler compiler) {}

    /// What other capabilities give.
    public record Neighbours(Versions versions, FeatureVectors features, DeclaredStages stages) {}

    /// @param eventTime where event time stands
    /// @param watermark is told of what time predictions and labels are
    public record Sources(
            Metrics metrics,
            Health health,
            IdSource ids,
            InstantSource time,
            InstantSource eventTime,
            Watermark watermark) {}

    private final RoleHolders holders;
    private final Ledger ledger;
    private final LiveEndpoints live;
    private final Endpoints endpoints;
    private final PredictPath predictions;
    private final Labels labels;
    private final Candidates candidates;
    private final Failsafes failsafes;
    private final ServingMoves moves;
    private final Subscriber subscriber;
    private final List<DeclarationKind<?>> kinds;
    private final List<Route> routes;

    private ServingModule(Ports ports, Backbone backbone, Neighbours neighbours, Sources sources) {
        Database database = ports.database();
        ServingStores stores = SqlServingStores.create();
        holders = new RoleHolders(database, neighbours.versions(), stores.candidates(), backbone.edges());
        ledger = new Ledger(ports.log(), ports.store(), sources.watermark());
        live = new LiveEndpoints(
                database,
                stores,
                holders,
                neighbours.features(),
                new SharedModels(ports.models(), ports.runtimes(), ports.modelFolder()),
                backbone.compiler());
        endpoints = new Endpoints(database, stores.endpoints(), holders, live);
        Consumers consumers =
                new Consumers(database, stores.consumers(), backbone.assets(), backbone.edges(), sources.metrics());
        predictions = new PredictPath(
                live, neighbours.features(), consumers, ledger, sources.metrics(), sources.ids(), sources.time());
        labels = new LoggedLabels(endpoints, ledger, new Horizon(sources.time()));
        candidates = new StoredCandidates(
                database, stores.candidates(), endpoints, neighbours.versions(), holders, backbone.changes(), live);
        failsafes = new Failsafes(
                database, stores.engagements(), backbone.changes(), backbone.evidence(), live, sources.time());
        moves = new Movements(stores.endpoints(), holders, failsafes, live);
        subscriber = new FailsafeSubscriber(failsafes, live);
        kinds = List.of(
                new EndpointKind(endpoints, neighbours.stages(), backbone.compiler()), new ConsumerKind(consumers));
        routes = new ServingRoutes(new ServingRoutes.Services(
                        endpoints,
                        predictions,
                        labels,
                        ledger,
                        candidates,
                        failsafes,
                        live,
                        holders,
                        sources.eventTime()))
                .routes();
        sources.health().addReady("predictions", ledger::problem);
    }

    public static ServingModule create(Ports ports, Backbone backbone, Neighbours neighbours, Sources sources) {
        return new ServingModule(ports, backbone, neighbours, sources);
    }

    /// Catches up with the event log, switches to the failsafes that last, and loads what is served.
    public void start() {
        ledger.open();
        endpoints.list().forEach(endpoint -> {
            failsafes.resume(endpoint.name());
            live.load(endpoint.name());
        });
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public RoleHolders holders() {
        return holders;
    }

    public Predictions predictions() {
        return predictions;
    }

    public Labels labels() {
        return labels;
    }

    public PredictionLog log() {
        return ledger;
    }

    public Candidates candidates() {
        return candidates;
    }

    public Failsafes failsafes() {
        return failsafes;
    }

    /// To be told when what a selector means has moved.
    public ServingMoves moves() {
        return moves;
    }

    /// To be subscribed to evidence.
    public Subscriber subscriber() {
        return subscriber;
    }

    public List<DeclarationKind<?>> kinds() {
        return kinds;
    }

    public List<Route> routes() {
        return routes;
    }

    /// Lets go of the models; requests under way end first.
    @Override
    public void close() {
        live.close();
    }
}

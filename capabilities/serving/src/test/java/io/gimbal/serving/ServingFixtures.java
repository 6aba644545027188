package io.gimbal.serving;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.PageRequest;
import io.gimbal.core.SeededIdSource;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceFilter;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Change;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.kv.FaultyKeyValueStore;
import io.gimbal.kv.InMemoryKeyValueStore;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.log.EventLog;
import io.gimbal.log.EventLogConfig;
import io.gimbal.log.SqliteEventLog;
import io.gimbal.model.ColumnType;
import io.gimbal.model.Field;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.StoredModels;
import io.gimbal.rules.Variables;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.serving.wiring.ServingModule;
import io.gimbal.sql.Database;
import io.gimbal.telemetry.Health;
import io.gimbal.telemetry.Metrics;
import io.gimbal.testkit.MovableTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Serving on a database, with an endpoint like that of the example: version 3 is the champion, version 1 the failsafe
/// and a shadow, version 2 nothing yet.
public final class ServingFixtures implements AutoCloseable {
    static final EndpointName ENDPOINT = new EndpointName("taxi", "trip-duration");
    static final AssetRef MODEL = AssetRef.parse("model:taxi/trip-duration");
    static final Instant NOON = Instant.parse("2020-03-15T12:00:00Z");
    static final Instant WALL = Instant.parse("2026-05-01T08:00:00Z");
    static final Reason ALICE = new Reason("alice", "try it");
    static final VersionSelector PRODUCTION = VersionSelector.ofStage("production");
    static final VersionSelector FAILSAFE = VersionSelector.ofAlias("failsafe");
    static final EvidenceType ALERT = new EvidenceType("alert");

    final MovableTime time = new MovableTime(WALL);
    final InMemoryVersions versions = new InMemoryVersions(MODEL);
    final InMemoryFeatures features = new InMemoryFeatures();
    final ScriptedRuntime runtime = new ScriptedRuntime();
    final Metrics metrics = new Metrics();
    final List<Instant> noted = new CopyOnWriteArrayList<>();
    final Database database;
    final FaultyKeyValueStore store;
    final EventLog log;
    final GraphModule graph;
    final EvidenceModule evidence;
    final Path folder;
    final StoredModels models;
    ServingModule serving;

    private ServingFixtures(Database database, Path folder, KeyValueStore store) {
        this.database = database;
        this.folder = folder;
        this.store = new FaultyKeyValueStore(store);
        this.log = SqliteEventLog.open(folder.resolve("log"), EventLogConfig.defaults(), time);
        this.models = new StoredModels(new LocalBlobStore(folder.resolve("blobs")));
        database.migrate(GraphModule.MIGRATIONS, EvidenceModule.MIGRATIONS, ServingModule.MIGRATIONS);
        this.graph = GraphModule.create(database, time);
        this.evidence = EvidenceModule.create(
                database, RulesModule.create().compiler(), List.of(Failsafes.KIND, alertKind()), time);
        this.serving = create();
    }

    private static EvidenceKind alertKind() {
        return new EvidenceKind(ALERT, "something is wrong", Variables.builder().build());
    }

    private ServingModule create() {
        return ServingModule.create(
                new ServingModule.Ports(
                        database, log, store, models, new ModelRuntimes(List.of(runtime)), folder.resolve("loaded")),
                new ServingModule.Backbone(
                        graph.assets(),
                        graph.edges(),
                        graph.changes(),
                        evidence.log(),
                        RulesModule.create().compiler()),
                new ServingModule.Neighbours(versions, features, (_, _) -> Optional.empty()),
                new ServingModule.Sources(metrics, new Health(), new SeededIdSource(7), time, () -> NOON, noted::add));
    }

    /// With the example's endpoint, ready to be asked.
    public static ServingFixtures on(Database database, Path folder) {
        return on(database, folder, new InMemoryKeyValueStore());
    }

    static ServingFixtures on(Database database, Path folder, KeyValueStore store) {
        ServingFixtures fixtures = new ServingFixtures(database, folder, store);
        fixtures.asset(MODEL);
        fixtures.register(1, 5, 0, false);
        fixtures.register(2, 1, 2, true);
        fixtures.register(3, 2, 2, true);
        fixtures.versions.set(PRODUCTION, 3);
        fixtures.versions.set(FAILSAFE, 1);
        fixtures.serving.start();
        fixtures.evidence.subscriptions().subscribe(fixtures.serving.subscriber());
        fixtures.evidence.subscriptions().start();
        fixtures.declare(settings());
        return fixtures;
    }

    /// Everything in memory is gone, everything stored is there.
    void restart() {
        serving.close();
        serving = create();
        serving.start();
    }

    void register(int number, double base, double slope, boolean fragile) {
        Path directory = folder.resolve("drafts").resolve("v" + number);
        if (!Files.exists(directory)) {
            ScriptedRuntime.write(
                    directory,
                    new ScriptedRuntime.Script(base, slope, fragile),
                    new Field("distance", ColumnType.NUMBER),
                    new Field("zone__borough", ColumnType.TEXT));
        }
        register(number, directory);
    }

    void register(int number, Path directory) {
        versions.register(number, models.put(directory));
        asset(versions.get(number).ref());
    }

    private void asset(AssetRef ref) {
        database.write(transaction -> graph.assets().put(transaction, AssetDraft.made(ref, JsonObject.EMPTY), ALICE));
    }

    /// What the graph says the endpoint serves.
    List<AssetRef> served() {
        return graph.edges().list(ENDPOINT.ref()).stream()
                .filter(edge -> edge.type() == EdgeType.SERVES)
                .map(Edge::to)
                .toList();
    }

    static EndpointSettings settings() {
        return Json.read("""
                {"model": "trip-duration", "features": "trip_duration",
                 "champion": {"stage": "production"}, "failsafe": {"alias": "failsafe"},
                 "shadows": [{"alias": "failsafe"}, {"alias": "frozen"}],
                 "labels": {"within": "PT3H"},
                 "guardrails": [
                   {"guardrail": "off-the-map", "when": "inputs.distance <= 0.0 || inputs.distance > 100.0",
                    "abstain": "the distance is outside what the model was taught"},
                   {"guardrail": "plausible", "when": "value < 1.0 || value > 180.0", "clip": [1.0, 180.0]}],
                 "consumers": {"undeclared": "count"}, "log": "accepted"}
                """, EndpointSettings.class);
    }

    Endpoint declare(EndpointSettings settings) {
        return database.write(transaction -> {
            graph.assets().put(transaction, AssetDraft.declared(ENDPOINT.ref(), "taxi", JsonObject.EMPTY), ALICE);
            return serving.endpoints().put(transaction, ENDPOINT, settings);
        });
    }

    /// As the registry tells it: the selector means another version.
    void move(VersionSelector selector, int version) {
        versions.set(selector, version);
        database.write(transaction -> {
            serving.moves().moved(transaction, MODEL, selector, version, new Reason("bob", "it is better"), NOON);
            return version;
        });
    }

    /// As the registry tells it: what the selector meant has left, and nothing follows it.
    void leave(VersionSelector selector) {
        versions.unset(selector);
        database.write(transaction -> {
            serving.moves().left(transaction, MODEL, selector);
            return selector;
        });
    }

    /// A version whose artifact no endpoint can use.
    void registerBroken(int number) {
        Path directory = folder.resolve("drafts").resolve("broken-" + number);
        ScriptedRuntime.write(
                directory,
                new ScriptedRuntime.Script(1, 1, false),
                new Field("distanse", ColumnType.NUMBER),
                new Field("hour", ColumnType.TEXT));
        register(number, directory);
    }

    static JsonObject item(String id, double distance) {
        return (JsonObject) Json.parse("""
                {"id": "%s", "event_time": "2020-03-15T12:00:00Z", "keys": {"pickup_zone": 74},
                 "inputs": {"distance": %s, "hour": 12, "weekend": true}}
                """.formatted(id, distance));
    }

    PredictionRecord predict(String id, double distance) {
        return predict(item(id, distance)).getFirst();
    }

    List<PredictionRecord> predict(JsonValue... items) {
        return serving.predictions().predict(call(items));
    }

    static Predictions.Call call(JsonValue... items) {
        return new Predictions.Call(ENDPOINT, Optional.of(new ConsumerName("dispatch")), List.of(items));
    }

    int label(String id, double value) {
        return serving.labels()
                .append(ENDPOINT, List.of(new Label(new PredictionId(id), value, NOON.plus(Duration.ofMinutes(20)))));
    }

    /// An alert as monitoring gives it.
    void alert(String values) {
        alert(values, NOON);
    }

    void alert(String values, Instant at) {
        evidence.log()
                .append(new EvidenceDraft(
                        ENDPOINT.ref(),
                        ALERT,
                        Verdict.FAILED,
                        "monitor",
                        "an alert",
                        (JsonObject) Json.parse(values),
                        at,
                        Optional.empty()));
        evidence.subscriptions().settle(Duration.ofSeconds(20));
    }

    List<Change> changes() {
        return graph.changes().list(ENDPOINT.ref(), PageRequest.first()).items();
    }

    Optional<Evidence> lastFailsafe() {
        return evidence
                .log()
                .list(EvidenceFilter.about(ENDPOINT.ref()).and(Failsafes.TYPE), PageRequest.first())
                .items()
                .stream()
                .findFirst();
    }

    @Override
    public void close() {
        evidence.subscriptions().close();
        serving.close();
        log.close();
        store.close();
        database.close();
    }
}

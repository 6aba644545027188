package io.gimbal.web;

import io.gimbal.core.Digest;
import io.gimbal.data.DatasetName;
import io.gimbal.data.DeliveredFile;
import io.gimbal.data.DeliveryDraft;
import io.gimbal.data.wiring.DataModule;
import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Review;
import io.gimbal.evidence.Verdict;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelDraft;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Promotion;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionDraft;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.sql.Database;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server with pages over the taxi story as it stands at the end of March 2020: real stores, and two strict fakes for
/// what serving and monitoring would tell.
final class TaxiWorld implements AutoCloseable {
    static final ModelName MODEL = new ModelName("taxi", "trip-duration");
    static final AssetRef ENDPOINT = ref("endpoint", "trip-duration");
    private static final AssetRef POLICY = ref("stage-policy", "guarded");
    static final Instant NOW = Instant.parse("2020-03-28T00:00:00Z");
    private static final Reason ANNA = new Reason("anna", "The taxi project, as reviewed on Monday");

    private final PagesServer pages;
    private final Database database;
    private final GraphModule graph;
    private final EvidenceModule evidence;
    private final RegistryModule registry;
    private final DataModule data;
    private final Digest bytes;
    final FakeEndpoints endpoints = new FakeEndpoints();
    final FakeStories stories = new FakeStories();

    private TaxiWorld(Path folder, PagesConfig config) {
        pages = new PagesServer(folder, config, endpoints, stories);
        database = pages.database();
        graph = pages.graph();
        evidence = pages.evidence();
        registry = pages.registry();
        data = pages.data();
        bytes = pages.blobs().put("a model".getBytes(StandardCharsets.UTF_8)).digest();
    }

    /// Pages over nothing.
    static TaxiWorld empty(Path folder) {
        TaxiWorld world = new TaxiWorld(folder, PagesConfig.BUILT);
        world.pages.clock().advance(NOW);
        return world;
    }

    static TaxiWorld told(Path folder) {
        return told(folder, PagesConfig.BUILT);
    }

    static TaxiWorld told(Path folder, PagesConfig config) {
        TaxiWorld world = new TaxiWorld(folder, config);
        world.declare();
        world.train();
        world.serve();
        new TrackingStory(world.pages.tracking(), world.pages.time()).tell();
        world.pages.clock().advance(NOW);
        return world;
    }

    TestServer server() {
        return pages.server();
    }

    static AssetRef ref(String kind, String name) {
        return AssetRef.of(new AssetKind(kind), "taxi", name);
    }

    private static AssetRef ref(String kind, String name, int version) {
        return AssetRef.of(new AssetKind(kind), "taxi", name, Integer.toString(version));
    }

    private void declare() {
        pages.declare().declarations().apply(SampleTrips.project(), new ApplyOptions(true, null), ANNA);
        deliver("trips_2020-03.csv", SampleTrips.file("2020-03", 3_000));
        deliver("trips_2020-04.csv", SampleTrips.file("2020-04", 1_200));
        asset(ref("source", "weather"), facts("type", "events").put("files", "weather.csv"));
        asset(ref("source", "zones"), facts("type", "snapshot").put("files", "taxi_zone_lookup.csv"));
        asset(ref("entity", "zone"), facts("keys", "pickup_zone"));
        for (String view : List.of("zone", "zone_activity", "route_activity", "weather")) {
            asset(ref("feature-view", view), facts("entity", "zone").put("features", 4));
            edge(
                    ref("feature-view", view),
                    EdgeType.READS,
                    ref("source", view.equals("weather") ? "weather" : view.equals("zone") ? "zones" : "trips"));
        }
        asset(ref("feature-service", "trip_duration"), facts("inputs", "distance, hour, weekend"));
        for (String view : List.of("zone", "zone_activity", "route_activity", "weather")) {
            edge(ref("feature-service", "trip_duration"), EdgeType.READS, ref("feature-view", view));
        }
        for (String pipeline : List.of("train", "retrain")) {
            asset(ref("pipeline", pipeline), facts("seed", "20200301"));
            edge(ref("pipeline", pipeline), EdgeType.READS, ref("dataset", "trips"));
            edge(ref("pipeline", pipeline), EdgeType.READS, ref("feature-service", "trip_duration"));
        }
    }

    private void deliver(String name, String text) {
        Digest stored = data.deliveries()
                .upload(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .digest();
        data.deliveries()
                .add(new DeliveryDraft(
                        new DatasetName("trips"),
                        List.of(new DeliveredFile(name, stored)),
                        false,
                        Optional.empty(),
                        new Reason("anna", "The files of " + name.substring(6, 13))));
    }

    /// Five versions: the failsafe, one that never went on, the first champion, the one that came after, and one that
    /// waits for somebody to trust it.
    private void train() {
        database.write(transaction -> registry.policies().put(transaction, TaxiPolicy.guarded(MODEL.namespace())));
        registry.models()
                .create(ModelDraft.of(MODEL, "Minutes from pickup to drop-off").obeying("guarded"), ANNA);
        asset(POLICY, JsonObject.builder().put("stages", TaxiPolicy.facts()));
        edge(MODEL.ref(), EdgeType.READS, POLICY);
        List<String> reasons = List.of(
                "Median per distance band",
                "Linear model",
                "Boosted trees",
                "Boosted trees on the newest days",
                "Boosted trees on the newest days");
        for (String why : reasons) {
            VersionDraft draft = VersionDraft.of(MODEL, bytes).trainedOn(List.of(ref("dataset-version", "trips", 1)));
            registry.versions().create(draft, new Reason("pipeline:taxi/train", why));
        }
        registry.aliases().put(new AliasName("failsafe"), MODEL.version(1), ANNA);
        judge(1, 4.61, -0.92, "2020-03-01T00:00:00Z");
        judge(2, 4.02, -0.31, "2020-03-01T00:00:00Z");
        judge(3, 3.48, -0.12, "2020-03-01T00:00:00Z");
        promote(3, "2020-03-01T00:00:00Z");
        registry.aliases().put(new AliasName("frozen"), MODEL.version(3), ANNA);
        judge(4, 2.71, 0.08, "2020-03-22T00:00:00Z");
        promote(4, "2020-03-23T00:00:00Z");
        judge(5, 2.64, 0.05, "2020-03-27T00:00:00Z");
    }

    private void judge(int version, double mae, double bias, String at) {
        JsonObject evaluation = JsonObject.builder()
                .put("mae", mae)
                .put("bias", bias)
                .put("rows", 84_211)
                .put("worst_slice_mae", Math.rint(mae * 140) / 100)
                .build();
        measure(version, "evaluation", evaluation, "MAE " + mae + " on 84 211 rows", at);
        double millis = version == 1 ? 0.02 : 0.4;
        measure(
                version,
                "latency",
                JsonObject.builder().put("p99_ms", millis).build(),
                "99 of 100 predictions within " + millis + " ms",
                at);
        long size = version == 1 ? 2_114 : 388_120;
        measure(version, "size", JsonObject.builder().put("bytes", size).build(), size + " bytes", at);
        measure(
                version,
                "contract",
                JsonObject.builder().put("passed", true).put("rows", 421_003).build(),
                "the training data keeps its contract",
                at);
    }

    private void measure(int version, String type, JsonObject values, String summary, String at) {
        evidence.log()
                .append(new EvidenceDraft(
                        MODEL.version(version).ref(),
                        new EvidenceType(type),
                        Verdict.PASSED,
                        "pipelines",
                        summary,
                        values,
                        Instant.parse(at),
                        Optional.empty()));
    }

    private void promote(int version, String at) {
        VersionId id = MODEL.version(version);
        Instant when = Instant.parse(at);
        registry.reviews().append(id, new Review("anna", true, List.of(), "Slices and latency look right"), when);
        Promotion promotion = registry.promotions()
                .promote(id, Stage.PRODUCTION, new Reason("anna", "Best of all that were judged"), when);
        if (promotion instanceof Promotion.Refused refused) {
            throw new AssertionError(refused.message());
        }
    }

    private void serve() {
        asset(ENDPOINT, facts("champion", "stage production").put("failsafe", "alias failsafe"));
        edge(ENDPOINT, EdgeType.SERVES, MODEL.ref());
        for (int version : List.of(1, 3, 4)) {
            edge(ENDPOINT, EdgeType.SERVES, MODEL.version(version).ref());
        }
        edge(ENDPOINT, EdgeType.READS, ref("feature-service", "trip_duration"));
        asset(ref("monitor", "trip-duration"), facts("chunk", "1d"));
        edge(ref("monitor", "trip-duration"), EdgeType.MONITORS, ENDPOINT);
        asset(ref("consumer", "dispatch"), facts("contact", "dispatch-team@example.org"));
        edge(ref("consumer", "dispatch"), EdgeType.CONSUMES, ENDPOINT);
        alert("performance", "CRITICAL", "raised", "2020-03-20T03:00:00Z", "MAE 5.31 on two days, validated at 3.48");
        alert(
                "performance",
                "CRITICAL",
                "cleared",
                "2020-03-23T00:00:00Z",
                "a new champion has a reference of its own");
        alert("volume", "WARNING", "raised", "2020-03-22T03:00:00Z", "71 % fewer trips than on a Saturday before");
        liftFailsafe();
        stories.put(SampleStory.of(ENDPOINT, MODEL));
    }

    void engageFailsafe(String why) {
        putEndpoint(Optional.of(new EndpointNow.Engaged(NOW, why)));
    }

    void liftFailsafe() {
        putEndpoint(Optional.empty());
    }

    private void putEndpoint(Optional<EndpointNow.Engaged> engaged) {
        endpoints.put(new EndpointNow(
                ENDPOINT,
                MODEL.ref(),
                List.of(
                        new EndpointNow.Role("champion", MODEL.version(4).ref(), "stage production"),
                        new EndpointNow.Role("failsafe", MODEL.version(1).ref(), "alias failsafe"),
                        new EndpointNow.Role("shadow", MODEL.version(3).ref(), "alias frozen")),
                engaged));
    }

    private static JsonObject.Builder facts(String name, String value) {
        return JsonObject.builder().put(name, value);
    }

    private void asset(AssetRef ref, JsonObject.Builder facts) {
        AssetDraft draft = AssetDraft.declared(ref, "taxi", facts.build()).ownedBy("taxi-team");
        database.write(transaction -> graph.assets().create(transaction, draft, ANNA));
    }

    private void edge(AssetRef from, EdgeType type, AssetRef to) {
        database.write(transaction -> {
            graph.edges().put(transaction, from, type, to);
            return to;
        });
    }

    private void alert(String name, String severity, String state, String at, String summary) {
        JsonObject.Builder values = JsonObject.builder()
                .put("alert", name)
                .put("severity", severity)
                .put("state", state)
                .put("monitor", "trip-duration")
                .put("chunks", new JsonArray(new ArrayList<>()))
                .put("champion_mae", 5.31)
                .put("failsafe_mae", 4.67);
        if (severity.equals("CRITICAL") && state.equals("raised")) {
            values.put(
                    "actions",
                    JsonObject.builder()
                            .put("retrain", "retrain")
                            .put("failsafe", "if-better")
                            .build());
        }
        evidence.log()
                .append(new EvidenceDraft(
                        ENDPOINT,
                        new EvidenceType("alert"),
                        Verdict.FAILED,
                        "monitor:trip-duration",
                        summary,
                        values.build(),
                        Instant.parse(at),
                        Optional.empty()));
    }

    @Override
    public void close() {
        pages.close();
    }
}

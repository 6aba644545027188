package io.gimbal.web;

import static io.gimbal.web.TaxiGraph.facts;
import static io.gimbal.web.TaxiGraph.ref;

import io.gimbal.core.Digest;
import io.gimbal.data.DatasetName;
import io.gimbal.data.DeliveredFile;
import io.gimbal.data.DeliveryDraft;
import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.ModelName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server with pages over the taxi story as it stands at the end of March 2020: real stores, and two strict fakes for
/// what serving and monitoring would tell.
final class TaxiWorld implements World {
    static final ModelName MODEL = TaxiModel.NAME;
    static final AssetRef ENDPOINT = ref("endpoint", "trip-duration");
    static final Instant NOW = Instant.parse("2020-03-28T00:00:00Z");

    private final PagesServer pages;
    private final TaxiGraph graph;
    final FakeEndpoints endpoints = new FakeEndpoints();
    final FakeStories stories = new FakeStories();

    private TaxiWorld(Path folder, PagesConfig config) {
        pages = new PagesServer(folder, config, endpoints, stories);
        graph = new TaxiGraph(pages);
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
        new TaxiModel(world.pages, world.graph).train();
        world.serve();
        new TrackingStory(world.pages.tracking(), world.pages.time()).tell();
        world.pages.clock().advance(NOW);
        return world;
    }

    @Override
    public TestServer server() {
        return pages.server();
    }

    private void declare() {
        pages.declare().declarations().apply(SampleTrips.project(), new ApplyOptions(true, null), TaxiGraph.ANNA);
        deliver("trips_2020-03.csv", SampleTrips.file("2020-03", 3_000));
        deliver("trips_2020-04.csv", SampleTrips.file("2020-04", 1_200));
        graph.asset(ref("source", "weather"), facts("type", "events").put("files", "weather.csv"));
        graph.asset(ref("source", "zones"), facts("type", "snapshot").put("files", "taxi_zone_lookup.csv"));
        graph.asset(ref("entity", "zone"), facts("keys", "pickup_zone"));
        for (String view : List.of("zone", "zone_activity", "route_activity", "weather")) {
            graph.asset(ref("feature-view", view), facts("entity", "zone").put("features", 4));
            graph.edge(
                    ref("feature-view", view),
                    EdgeType.READS,
                    ref("source", view.equals("weather") ? "weather" : view.equals("zone") ? "zones" : "trips"));
        }
        graph.asset(ref("feature-service", "trip_duration"), facts("inputs", "distance, hour, weekend"));
        for (String view : List.of("zone", "zone_activity", "route_activity", "weather")) {
            graph.edge(ref("feature-service", "trip_duration"), EdgeType.READS, ref("feature-view", view));
        }
        for (String pipeline : List.of("train", "retrain")) {
            graph.asset(ref("pipeline", pipeline), facts("seed", "20200301"));
            graph.edge(ref("pipeline", pipeline), EdgeType.READS, ref("dataset", "trips"));
            graph.edge(ref("pipeline", pipeline), EdgeType.READS, ref("feature-service", "trip_duration"));
        }
    }

    private void deliver(String name, String text) {
        Digest stored = pages.data()
                .deliveries()
                .upload(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .digest();
        pages.data()
                .deliveries()
                .add(new DeliveryDraft(
                        new DatasetName("trips"),
                        List.of(new DeliveredFile(name, stored)),
                        false,
                        Optional.empty(),
                        new Reason("anna", "The files of " + name.substring(6, 13))));
    }

    private void serve() {
        graph.asset(ENDPOINT, facts("champion", "stage production").put("failsafe", "alias failsafe"));
        graph.edge(ENDPOINT, EdgeType.SERVES, MODEL.ref());
        for (int version : List.of(1, 3, 4)) {
            graph.edge(ENDPOINT, EdgeType.SERVES, MODEL.version(version).ref());
        }
        graph.edge(ENDPOINT, EdgeType.READS, ref("feature-service", "trip_duration"));
        graph.asset(ref("monitor", "trip-duration"), facts("chunk", "1d"));
        graph.edge(ref("monitor", "trip-duration"), EdgeType.MONITORS, ENDPOINT);
        graph.asset(ref("consumer", "dispatch"), facts("contact", "dispatch-team@example.org"));
        graph.edge(ref("consumer", "dispatch"), EdgeType.CONSUMES, ENDPOINT);
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
        pages.evidence()
                .log()
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

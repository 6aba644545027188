package io.gimbal.debt;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Surroundings put together by hand: one healthy model, to which a test adds what it is about.
public final class Scene {
    public static final Instant NOW = Instant.parse("2020-04-01T00:00:00Z");
    public static final AssetRef MODEL = AssetRef.of(Kinds.MODEL, "taxi", "duration");
    public static final AssetRef POLICY = AssetRef.of(Kinds.STAGE_POLICY, "taxi", "guarded");
    public static final AssetRef CHAMPION = AssetRef.of(Kinds.MODEL_VERSION, "taxi", "duration", "2");
    public static final AssetRef SIMPLE = AssetRef.of(Kinds.MODEL_VERSION, "taxi", "duration", "1");
    public static final AssetRef ENDPOINT = AssetRef.of(Kinds.ENDPOINT, "taxi", "duration");
    public static final AssetRef FEATURES = AssetRef.of(Kinds.FEATURE_SERVICE, "taxi", "duration");
    public static final AssetRef TRAINING = AssetRef.of(new AssetKind("dataset-version"), "taxi", "training", "1");
    public static final AssetRef TRIPS = AssetRef.of(new AssetKind("source"), "taxi", "trips");
    public static final AssetRef RUN = AssetRef.of(new AssetKind("run"), "tracking", "r1");

    private final List<Asset> assets = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();

    private Scene() {}

    public static Scene healthy() {
        Scene scene = new Scene();
        scene.declared(MODEL, "{\"stage-policy\": \"guarded\"}").edge(MODEL, EdgeType.READS, POLICY);
        scene.policy("{\"trust\": \"candidate.review.approvals >= 1\"}", "365d");
        scene.made(SIMPLE, "{\"stage\": \"candidate\"}");
        scene.made(
                CHAMPION,
                "{\"stage\": \"production\", \"signature\": {\"inputs\": [{\"name\": \"distance\"}, {\"name\": \"zone__borough\"}]}}");
        scene.declared(ENDPOINT, "{\"guardrails\": [{\"when\": \"inputs.distance > 100.0\"}]}");
        scene.declared(TRIPS, "{}").made(TRAINING, "{}").made(RUN, "{}");
        scene.edge(CHAMPION, EdgeType.MEMBER_OF, MODEL).edge(SIMPLE, EdgeType.MEMBER_OF, MODEL);
        scene.declared(FEATURES, "{}");
        scene.edge(ENDPOINT, EdgeType.SERVES, MODEL).edge(ENDPOINT, EdgeType.SERVES, CHAMPION);
        scene.edge(ENDPOINT, EdgeType.READS, FEATURES).edge(RUN, EdgeType.PRODUCES, CHAMPION);
        scene.edge(CHAMPION, EdgeType.TRAINED_ON, TRAINING).edge(TRAINING, EdgeType.DERIVED_FROM, TRIPS);
        scene.passed(CHAMPION, Kinds.CONTRACT, "{}");
        scene.passed(CHAMPION, Kinds.EVALUATION, "{\"mae\": 3.0, \"worst_slice_mae\": 5.0}");
        scene.passed(SIMPLE, Kinds.EVALUATION, "{\"mae\": 4.0}");
        scene.passed(CHAMPION, Kinds.LATENCY, "{\"p99_ms\": 1.0}");
        scene.passed(CHAMPION, Kinds.SIZE, "{\"bytes\": 1000}").passed(SIMPLE, Kinds.SIZE, "{\"bytes\": 10}");
        scene.passed(ENDPOINT, Kinds.PERFORMANCE, "{\"impossible\": 0}");
        return scene.passed(ENDPOINT, Kinds.DRIFT, "{}").passed(FEATURES, Kinds.SKEW, "{}");
    }

    /// As a declared policy stands in the graph.
    public Scene policy(String gates, String expires) {
        return declared(POLICY, """
                {"stages": [{"stage": "candidate", "self-review": "forbidden", "gates": {}},
                            {"stage": "production", "evidence-expires": "%s", "gates": %s}]}
                """.formatted(expires, gates));
    }

    public Scene declared(AssetRef ref, String facts) {
        return add(ref, Optional.of("team"), Optional.of("taxi"), facts);
    }

    public Scene made(AssetRef ref, String facts) {
        return add(ref, Optional.empty(), Optional.empty(), facts);
    }

    private Scene add(AssetRef ref, Optional<String> owner, Optional<String> project, String facts) {
        assets.removeIf(asset -> asset.ref().equals(ref));
        assets.add(new Asset(ref, owner, project, (JsonObject) Json.parse(facts), 1, NOW, NOW));
        return this;
    }

    public Scene edge(AssetRef from, EdgeType type, AssetRef to) {
        edges.add(new Edge(from, type, to, NOW));
        return this;
    }

    public Scene without(EdgeType type) {
        edges.removeIf(edge -> edge.type() == type);
        return this;
    }

    public Scene without(AssetRef about, EvidenceType type) {
        evidence.removeIf(piece -> piece.about().equals(about) && piece.type().equals(type));
        return this;
    }

    public Scene passed(AssetRef about, EvidenceType type, String values) {
        return evidence(about, type, Verdict.PASSED, values, Optional.empty());
    }

    public Scene failed(AssetRef about, EvidenceType type, String values) {
        return evidence(about, type, Verdict.FAILED, values, Optional.empty());
    }

    /// Good until a day before now.
    public Scene expired(AssetRef about, EvidenceType type, String values) {
        return evidence(about, type, Verdict.PASSED, values, Optional.of(NOW.minus(Duration.ofDays(1))));
    }

    private Scene evidence(
            AssetRef about, EvidenceType type, Verdict verdict, String values, Optional<Instant> validUntil) {
        EvidenceDraft draft = new EvidenceDraft(
                about,
                type,
                verdict,
                "test",
                type + " " + verdict.text(),
                (JsonObject) Json.parse(values),
                NOW.minus(Duration.ofDays(2)),
                validUntil);
        evidence.add(new Evidence(evidence.size() + 1L, draft, NOW));
        return this;
    }

    public Surroundings look() {
        return new Surroundings(assets, edges, evidence, NOW);
    }
}

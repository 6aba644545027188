package io.gimbal.registry;

import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.PageRequest;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Gate;
import io.gimbal.evidence.Prerequisite;
import io.gimbal.evidence.Review;
import io.gimbal.evidence.Verdict;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Change;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.store.SqlRegistryStores;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.rules.Variables;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.testkit.MovableTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A registry on a database, with the graph and the evidence it needs, and a policy of three stages.
public final class RegistryFixtures implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2020-03-15T12:00:00Z");
    public static final Duration FRESH = Duration.ofDays(14);
    public static final ModelName MODEL = new ModelName("taxi", "trip-duration");
    public static final Reason ALICE = new Reason("alice", "try it");
    public static final Stage STAGING = new Stage("staging");
    static final EvidenceType EVALUATION = new EvidenceType("evaluation");
    static final EvidenceType LATENCY = new EvidenceType("latency");

    private final Database database;
    private final GraphModule graph;
    private final EvidenceModule evidence;
    private final RegistryModule registry;
    private final DeclareModule declare;
    private final AtomicReference<@Nullable Instant> reached = new AtomicReference<>();
    private final Digest bytes;

    private RegistryFixtures(Database database, Path folder) {
        this.database = database;
        database.migrate(
                GraphModule.MIGRATIONS, EvidenceModule.MIGRATIONS, DeclareModule.MIGRATIONS, RegistryModule.MIGRATIONS);
        MovableTime time = new MovableTime(NOON.plus(Duration.ofDays(1)));
        BlobStore blobs = new LocalBlobStore(folder.resolve("blobs"));
        this.bytes = blobs.put("a model".getBytes(StandardCharsets.UTF_8)).digest();
        this.graph = GraphModule.create(database, time);
        this.evidence = EvidenceModule.create(database, RulesModule.create().compiler(), kinds(), time);
        this.registry = RegistryModule.create(
                RegistryConfig.ANY_SOURCE,
                database,
                blobs,
                new RegistryModule.Graph(
                        graph.assets(),
                        graph.edges(),
                        graph.changes(),
                        Producers.inGraph(graph.edges()),
                        LoggedSources.none()),
                new RegistryModule.Judgement(evidence.log(), evidence.gates(), evidence.reviews()),
                () -> Optional.ofNullable(reached.get()),
                time);
        this.declare = DeclareModule.create(
                database,
                new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()),
                registry.kinds(),
                time);
    }

    public static RegistryFixtures on(Database database, Path folder) {
        return new RegistryFixtures(database, folder);
    }

    private static List<EvidenceKind> kinds() {
        return List.of(
                new EvidenceKind(
                        new EvidenceType("contract"),
                        "whether the data keeps its contract",
                        Variables.builder().flag("passed").integer("rows").build()),
                new EvidenceKind(
                        EVALUATION,
                        "error on validation data",
                        Variables.builder()
                                .number("mae")
                                .number("bias")
                                .integer("rows")
                                .number("worst_slice_mae")
                                .map("slices")
                                .build(),
                        "run a pipeline with a step that evaluates"),
                new EvidenceKind(
                        LATENCY,
                        "time of one prediction",
                        Variables.builder().number("p99_ms").build()),
                new EvidenceKind(
                        new EvidenceType("size"),
                        "size of the model",
                        Variables.builder().integer("bytes").build()),
                new EvidenceKind(
                        new EvidenceType("shadow"),
                        "error beside the champion's on the same live predictions",
                        Variables.builder()
                                .integer("labels")
                                .number("mae")
                                .number("champion_mae")
                                .build()));
    }

    /// candidate, staging (latency), production (evaluation, latency and one review).
    public StagePolicy guarded(String accuracy) {
        Prerequisite speed = Prerequisite.of("speed", "candidate.latency.p99_ms <= 20.0");
        Prerequisite trust = Prerequisite.of("trust", "candidate.review.approvals >= 1");
        Gate production = Gate.of("production", Prerequisite.of("accuracy", accuracy), speed, trust)
                .withMaxAge(FRESH);
        return new StagePolicy(
                MODEL.namespace(),
                "guarded",
                "nothing serves without its evidence",
                List.of(
                        StageRule.open(Stage.CANDIDATE),
                        StageRule.gated(STAGING, Gate.of("staging", speed)),
                        StageRule.gated(Stage.PRODUCTION, production).keeping(AliasName.CHAMPION)));
    }

    public StagePolicy put(StagePolicy policy) {
        return database.write(transaction -> registry.policies().put(transaction, policy));
    }

    /// The model under the policy.
    public void guard(String accuracy) {
        put(guarded(accuracy));
        registry.models().create(ModelDraft.of(MODEL, "minutes").obeying("guarded"), ALICE);
    }

    public VersionId register() {
        return registry.versions().create(VersionDraft.of(MODEL, bytes), ALICE).id();
    }

    /// A version with all that production asks for, in staging.
    public VersionId stage(double mae) {
        VersionId version = register();
        evaluate(version, mae, NOON);
        time(version, 5.0, NOON);
        approve(version, "bob", NOON);
        promote(version, STAGING);
        return version;
    }

    public Transition promote(VersionId version, Stage stage) {
        return promote(version, stage, NOON);
    }

    /// @throws CodedException FAILED_PRECONDITION if it is refused
    public Transition promote(VersionId version, Stage stage, Instant at) {
        return switch (registry.promotions().promote(version, stage, ALICE, at)) {
            case Promotion.Moved moved -> moved.transition();
            case Promotion.Refused refused -> throw CodedException.failedPrecondition(refused.message());
        };
    }

    /// Lets event time reach a moment.
    public void reach(Instant at) {
        reached.set(at);
    }

    public void evaluate(VersionId version, double mae, Instant at) {
        measure(version.ref(), EVALUATION, JsonObject.builder().put("mae", mae).build(), at);
    }

    public void time(VersionId version, double milliseconds, Instant at) {
        measure(
                version.ref(),
                LATENCY,
                JsonObject.builder().put("p99_ms", milliseconds).build(),
                at);
    }

    public void approve(VersionId version, String reviewer, Instant at) {
        registry.reviews().append(version, new Review(reviewer, true, List.of(), "looked at it"), at);
    }

    /// An approval at noon by who has confirmed these points.
    public void review(VersionId version, String reviewer, List<String> confirmed) {
        registry.reviews().append(version, new Review(reviewer, true, confirmed, "looked at it"), NOON);
    }

    public void measure(AssetRef about, EvidenceType type, JsonObject values, Instant at) {
        evidence.log()
                .append(new EvidenceDraft(
                        about, type, Verdict.PASSED, "test", "measured", values, at, Optional.empty()));
    }

    /// Limits of the model, as its declaration would put them.
    public void limit(StalenessLimits limits) {
        database.write(transaction -> {
            SqlRegistryStores.create().staleness().put(transaction, MODEL, limits);
            return limits;
        });
    }

    /// Something that stands on the asset.
    public void depend(String kind, String name, AssetRef on) {
        AssetRef ref = AssetRef.of(new AssetKind(kind), MODEL.namespace(), name);
        database.write(transaction -> {
            graph.assets().create(transaction, AssetDraft.made(ref, JsonObject.EMPTY), ALICE);
            graph.edges().put(transaction, ref, EdgeType.SERVES, on);
            return ref;
        });
    }

    /// A model of the project of its namespace.
    public void declareModel(ModelName model) {
        database.write(transaction -> {
            AssetDraft draft =
                    new AssetDraft(model.ref(), Optional.empty(), Optional.of(model.namespace()), JsonObject.EMPTY);
            graph.assets().create(transaction, draft, ALICE);
            return registry.models().put(transaction, ModelDraft.of(model, "minutes"));
        });
    }

    /// Newest first.
    public List<String> actions(AssetRef asset) {
        return changes(asset).stream().map(Change::action).toList();
    }

    public List<Change> changes(AssetRef asset) {
        return graph.changes().list(asset, PageRequest.first()).items();
    }

    public String stageInGraph(VersionId version) {
        return graph.assets().get(version.ref()).facts().text("stage");
    }

    public Optional<VersionId> champion() {
        return registry.aliases().find(MODEL, AliasName.CHAMPION).map(Alias::version);
    }

    public Stage stageOf(VersionId version) {
        return registry.versions().standing(version).stage();
    }

    public Digest bytes() {
        return bytes;
    }

    public Database database() {
        return database;
    }

    public GraphModule graph() {
        return graph;
    }

    public EvidenceModule evidence() {
        return evidence;
    }

    public DeclareModule declare() {
        return declare;
    }

    public RegistryModule registry() {
        return registry;
    }

    @Override
    public void close() {
        evidence.subscriptions().close();
        database.close();
    }
}
